/* Copies escaped text and its marks, and distrusts all else. */
#include "template-c/modifiers.hpp"

#include <mutex>
#include <string>
#include <string_view>

namespace template_c
{

namespace
{

constexpr std::string_view open_mark = "<mark>";
constexpr std::string_view close_mark = "</mark>";

const char *escaped(char c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return nullptr;
    }
}

} // namespace

void marked_modifier::Modify(const char *in, size_t n, const ctemplate::PerExpandData *,
                             ctemplate::ExpandEmitter *out, const std::string &) const
{
    std::string_view rest(in, n);
    while (!rest.empty()) {
        std::string_view mark;
        if (rest.substr(0, open_mark.size()) == open_mark)
            mark = open_mark;
        else if (rest.substr(0, close_mark.size()) == close_mark)
            mark = close_mark;
        if (!mark.empty()) {
            out->Emit(mark.data(), mark.size());
            rest.remove_prefix(mark.size());
            continue;
        }
        if (const char *entity = escaped(rest.front())) {
            out->Emit(entity);
            rest.remove_prefix(1);
            continue;
        }
        std::size_t plain = rest.find_first_of("<>\"'");
        std::string_view run = rest.substr(0, plain);
        out->Emit(run.data(), run.size());
        rest.remove_prefix(run.size());
    }
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
