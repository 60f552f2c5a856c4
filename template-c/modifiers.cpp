/* The modifiers of our templates. */
#include "template-c/modifiers.hpp"

#include <cstdint>
#include <mutex>
#include <string>

#include "template-c/marked.h"

namespace template_c
{

void marked_modifier::Modify(const char *in, size_t n, const ctemplate::PerExpandData *,
                             ctemplate::ExpandEmitter *out, const std::string &) const
{
    struct buf marked = BUF_INIT(SIZE_MAX / 2);
    html_put_marked(&marked, {in, n});
    if (marked.n)
        out->Emit(marked.at, marked.n);
    buf_release(&marked);
}

void html_modifier::Modify(const char *in, size_t n, const ctemplate::PerExpandData *,
                           ctemplate::ExpandEmitter *out, const std::string &) const
{
    out->Emit(in, n);
}

void register_modifiers()
{
    static const marked_modifier marked;
    static const html_modifier html;
    static std::once_flag once;
    std::call_once(once, [] {
        ctemplate::AddXssSafeModifier("x-marked", &marked);
        ctemplate::AddXssSafeModifier("x-html", &html);
    });
}

} // namespace template_c
