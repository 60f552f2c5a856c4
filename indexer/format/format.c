/* Tells formats by the names and the texts of files. */
#include "indexer/format/format.h"

#include <stddef.h>

const char *const format_names[FORMAT_COUNT_] = {"auto",
#define FORMAT_NAME(NAME, name) #name,
                                                 FORMATS(FORMAT_NAME)
#undef FORMAT_NAME
};

static const struct format_type *const types[FORMAT_COUNT_] = {NULL,
#define FORMAT_TYPE(NAME, name) &name##_format,
                                                               FORMATS(FORMAT_TYPE)
#undef FORMAT_TYPE
};

const struct format_type *format_type(enum format format)
{
    return types[format];
}

/** Whether @p name ends with @p ending, which is in small letters, in any case. */
static bool ends_with(struct str name, struct str ending)
{
    if (name.n < ending.n)
        return false;
    for (size_t i = 0; i < ending.n; i++) {
        char c = name.at[name.n - ending.n + i];
        bool is_upper = c >= 'A' && c <= 'Z';
        if ((is_upper ? c | 0x20 : c) != ending.at[i])
            return false;
    }
    return true;
}

static bool has_ending(const struct format_type *type, struct str name)
{
    for (size_t i = 0; i < FORMAT_ENDINGS_MAX && type->endings[i]; i++)
        if (ends_with(name, str_of(type->endings[i])))
            return true;
    return false;
}

enum format format_of_name(struct str name)
{
    for (unsigned i = FORMAT_AUTO + 1; i < FORMAT_COUNT_; i++)
        if (has_ending(types[i], name))
            return types[i]->is_content ? FORMAT_AUTO : (enum format)i;
    return FORMAT_COUNT_;
}

static bool is_of(const struct format_type *type, struct str content, struct str name)
{
    return type->is_content && (!type->needs_ending || has_ending(type, name)) &&
           type->is_content(content);
}

/** The format that takes files of this name whatever is in them; FORMAT_COUNT_ when none
 *  does. */
static enum format format_that_takes(struct str name)
{
    unsigned i = FORMAT_AUTO + 1;
    while (i < FORMAT_COUNT_ &&
           !(types[i]->takes_its_names && has_ending(types[i], name)))
        i++;
    return (enum format)i;
}

enum format format_of_content(struct str content, struct str name)
{
    unsigned i = FORMAT_AUTO + 1;
    while (i < FORMAT_COUNT_ && !is_of(types[i], content, name))
        i++;
    return i < FORMAT_COUNT_ ? (enum format)i : format_that_takes(name);
}
