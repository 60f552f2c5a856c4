/* The typed values of a configuration. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/config/config.h"
#include "engine/config/config_parts.h"
#include "engine/config/nearest.h"
#include "engine/json/json_read.h"

/** The most of a value that a message shows. */
#define SHOWN 60

const char *config_text(const struct config_part *part, const char *name)
{
    struct config_part member = config_member(part, name);
    if (member.value && !json_is_string(member.value))
        config_fault(&member, "« %s » : il faut un texte, et non %s", name,
                     json_type_label(member.value));
    return json_string_value(member.value);
}

char *config_path(const struct config_part *part, const char *name)
{
    const char *path = config_text(part, name);
    if (!path)
        return NULL;
    if (*path == '/')
        return mem_copy_string(path, strlen(path));
    while (strncmp(path, "./", 2) == 0)
        path += 2;
    bool is_here = strcmp(part->config->folder, ".") == 0;
    return path_join(is_here ? "" : part->config->folder, *path ? path : ".");
}

/** Note that the text @p value of @p name is not what is @p wanted. */
static void refuse(const struct config_part *part, const char *name, const char *value,
                   const char *wanted)
{
    struct config_part member = config_member(part, name);
    config_fault(&member, "« %s » : « %.*s » n'est pas %s", name,
                 STR_ARG(utf8_head(str_of(value), SHOWN)), wanted);
}

bool config_flag(const struct config_part *part, const char *name, bool otherwise)
{
    static const struct {
        const char *text;
        bool value;
    } words[] = {{"oui", true}, {"non", false}, {"true", true}, {"false", false}};
    const char *text = config_text(part, name);
    if (!text)
        return otherwise;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcmp(text, words[i].text) == 0)
            return words[i].value;
    refuse(part, name, text, "« oui » ou « non »");
    return otherwise;
}

size_t config_choice(const struct config_part *part, const char *name,
                     const char *const *choices, size_t n)
{
    const char *text = config_text(part, name);
    if (!text)
        return n;
    size_t place = str_place(str_of(text), choices, n);
    if (place < n)
        return place;
    AUTO_BUF list = BUF_INIT(ERROR_TEXT_BYTES);
    const char **names = mem_new_array(n + 1, sizeof *names);
    for (size_t i = 0; i < n; i++) {
        names[i] = choices[i];
        buf_printf(&list, "%s%s", i ? ", " : "", choices[i]);
    }
    const char *meant = nearest_name(text, names);
    mem_free(names);
    struct config_part member = config_member(part, name);
    struct str shown = utf8_head(str_of(text), SHOWN);
    if (meant)
        config_fault(&member, "« %s » : « %.*s » est inconnu ; vouliez-vous « %s » ?",
                     name, STR_ARG(shown), meant);
    else
        config_fault(&member, "« %s » : « %.*s » est inconnu ; il y a %s", name,
                     STR_ARG(shown), buf_text(&list));
    return n;
}

struct config_part config_mapping(const struct config_part *part, const char *name)
{
    struct config_part member = config_member(part, name);
    if (member.value && !json_is_object(member.value)) {
        config_fault(&member,
                     "« %s » : il faut une suite de « nom: valeur », en retrait dessous",
                     name);
        member.value = NULL;
    }
    return member;
}

struct config_part config_list(const struct config_part *part, const char *name)
{
    struct config_part member = config_member(part, name);
    if (member.value && !json_is_array(member.value)) {
        config_fault(&member, "« %s » : il faut une liste, chaque ligne après un « - »",
                     name);
        member.value = NULL;
    }
    return member;
}

static const struct {
    enum config_unit of;
    const char *name;
    uint64_t factor;
} units[] = {
    {CONFIG_SECONDS, "s", 1},        {CONFIG_SECONDS, "min", 60},
    {CONFIG_SECONDS, "h", 3600},     {CONFIG_SECONDS, "j", 86400},
    {CONFIG_BYTES, "octets", 1},     {CONFIG_BYTES, "ko", 1000},
    {CONFIG_BYTES, "Mo", 1000000},   {CONFIG_BYTES, "Go", 1000000000},
    {CONFIG_BYTES, "Kio", 1U << 10}, {CONFIG_BYTES, "Mio", 1U << 20},
    {CONFIG_BYTES, "Gio", 1U << 30}, {CONFIG_PERCENT, "%", 1},
};

/* What a message says of each unit. */
static const char *const wanted[] = {
    [CONFIG_COUNT] = "un nombre entier",
    [CONFIG_SECONDS] = "une durée, comme « 30 s », « 15 min », « 2 h » ou « 1 j »",
    [CONFIG_BYTES] = "une taille, comme « 500 ko » ou « 20 Mo »",
    [CONFIG_PERCENT] = "un pourcentage, comme « 20 % »",
};

/** The factor of the unit written as @p name; 0 when there is none. */
static uint64_t factor_of(enum config_unit unit, struct str name)
{
    if (name.n == 0)
        return 1;
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (units[i].of == unit && str_equal(name, str_of(units[i].name)))
            return units[i].factor;
    return 0;
}

/** The text without the spaces before its end, also those that cannot break. */
static struct str without_spaces(struct str text)
{
    static const struct str spaces[] = {{" ", 1}, {"\xC2\xA0", 2}, {"\xE2\x80\xAF", 3}};
    for (size_t i = 0; i < COUNT_OF(spaces); i++)
        while (str_starts_with(text, spaces[i]))
            text = (struct str){text.at + spaces[i].n, text.n - spaces[i].n};
    return text;
}

uint64_t config_number(const struct config_part *part, const char *name,
                       struct config_range range)
{
    const char *text = config_text(part, name);
    if (!text)
        return range.otherwise;
    struct str rest = str_of(text);
    size_t n = strspn(text, "0123456789");
    int64_t digits = str_number((struct str){text, n}, INT64_C(1) << 40);
    rest = without_spaces((struct str){text + n, rest.n - n});
    uint64_t factor = factor_of(range.unit, rest);
    if (digits < 0 || !factor || (uint64_t)digits > UINT64_MAX / factor) {
        refuse(part, name, text, wanted[range.unit]);
        return range.otherwise;
    }
    uint64_t number = (uint64_t)digits * factor;
    if (number >= range.least && number <= range.most)
        return number;
    struct config_part member = config_member(part, name);
    static const char *const shown[] = {"", " s", " octets", " %"};
    config_fault(&member, "« %s » : %llu%s ; il faut de %llu à %llu", name,
                 (unsigned long long)number, shown[range.unit],
                 (unsigned long long)range.least, (unsigned long long)range.most);
    return range.otherwise;
}
