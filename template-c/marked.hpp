/* The modifier x-marked: text that was escaped already, in which words are marked. */
#ifndef TEMPLATE_C_MARKED_HPP
#define TEMPLATE_C_MARKED_HPP

#include <ctemplate/template_modifiers.h>

namespace template_c
{

/** Lets <mark>, </mark> and entities through; any other markup is escaped. */
class marked_modifier : public ctemplate::TemplateModifier
{
    void Modify(const char *in, size_t n, const ctemplate::PerExpandData *,
                ctemplate::ExpandEmitter *out, const std::string &) const override;
};

/** Make the modifier known to libctemplate; any number of calls, by any thread. */
void register_marked();

} // namespace template_c

#endif
