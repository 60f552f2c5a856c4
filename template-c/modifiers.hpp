/* The modifiers x-marked and x-html: text that was escaped already, in which words are marked, and whole HTML. */
#ifndef TEMPLATE_C_MODIFIERS_HPP
#define TEMPLATE_C_MODIFIERS_HPP

#include <ctemplate/template_modifiers.h>

namespace template_c
{

/** Lets <mark>, </mark> and entities through; any other markup is escaped. */
class marked_modifier : public ctemplate::TemplateModifier
{
    void Modify(const char *in, size_t n, const ctemplate::PerExpandData *,
                ctemplate::ExpandEmitter *out, const std::string &) const override;
};

/** Lets all through. */
class html_modifier : public ctemplate::TemplateModifier
{
    void Modify(const char *in, size_t n, const ctemplate::PerExpandData *,
                ctemplate::ExpandEmitter *out, const std::string &) const override;
};

/** Make the modifiers known to libctemplate; any number of calls, by any thread. */
void register_modifiers();

} // namespace template_c

#endif
