/* Templates: parsing and rendering them. */
#include <ctemplate/template.h>

#include "template-c/guarded.hpp"
#include "template-c/handles.hpp"
#include "template-c/modifiers.hpp"
#include "template-c/template.h"

using template_c::guarded;

namespace
{

/* Indentation and line ends of the templates are not sent. */
constexpr auto strip = ctemplate::STRIP_WHITESPACE;

/** Writes straight into the caller's buffer. */
class buf_emitter : public ctemplate::ExpandEmitter
{
  public:
    explicit buf_emitter(struct buf *out) : out_(out)
    {
    }
    void Emit(char c) override
    {
        buf_put_byte(out_, c);
    }
    void Emit(const std::string &s) override
    {
        buf_put(out_, s.data(), s.size());
    }
    void Emit(const char *s) override
    {
        buf_put_text(out_, s);
    }
    void Emit(const char *s, size_t n) override
    {
        buf_put(out_, s, n);
    }

  private:
    struct buf *out_;
};

} // namespace

enum status template_set_new(struct template_set **out, struct error *err)
{
    *out = nullptr;
    return guarded(err, [&] {
        template_c::register_modifiers();
        *out = new template_set;
    });
}

enum status template_set_add(struct template_set *set, const char *file, struct str text,
                             struct error *err)
{
    return guarded(err, [&] {
        if (!str_starts_with(text, str_of(TEMPLATE_PRAGMA)))
            return error_set(err, STATUS_BAD_INPUT, "does not start with %s",
                             TEMPLATE_PRAGMA);
        if (set->names.count(file) > 0)
            return error_set(err, STATUS_EXISTS, "there is a %s already", file);
        if (!set->cache.StringToTemplateCache(file, text.at, text.n, strip))
            return error_set(err, STATUS_BAD_INPUT, "does not parse as a template");
        set->names.insert(file);
        return STATUS_OK;
    });
}

void template_set_freeze(struct template_set *set)
{
    (void)guarded(nullptr, [&] { set->cache.Freeze(); });
}

void template_set_free(struct template_set *set)
{
    delete set;
}

void template_set_free_at(struct template_set **set)
{
    template_set_free(*set);
}

enum status template_render(struct buf *out, const struct template_set *set,
                            const char *file, const struct template_data *root,
                            struct error *err)
{
    return guarded(err, [&] {
        if (!root || root->tree->status)
            return error_set(err, STATUS_NO_MEMORY, "%s: a value could not be kept",
                             file);
        if (set->names.count(file) == 0)
            return error_set(err, STATUS_NOT_FOUND, "no template called %s", file);
        buf_emitter emitter(out);
        if (!set->cache.ExpandNoLoad(file, strip, root->dictionary, nullptr, &emitter))
            return error_set(err, STATUS_INTERNAL, "%s: cannot be rendered", file);
        return STATUS_OK;
    });
}
