/* Reads synonyms.tsv and families.tsv: on each line a group of words, and perhaps its
 * weight. */
#include <assert.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/vocabulary/vocabulary_parts.h"

/* A line is like « apprenti ; alternant » or « chômeur => demandeur d'emploi ». A tab and
 * a weight may follow. */

#define ARROW "=>"
#define GROUPS_MAX 10000
#define FORMS_MAX 32

struct group_reading {
    struct vocabulary_source *source;
    enum group_kind kind;
    struct word_group *groups;
    size_t n;
    /* Pairs of words of which the first leads to the second: « from », a zero byte,
     * « to ». */
    struct intern *pairs;
    /* The line where each pair was first met. */
    size_t *lines;
    size_t n_pairs, room_pairs;
};

/** The part of @p text that a message shows. */
static struct str shown(struct str text)
{
    return utf8_head(text, 60);
}

static bool is_one_word(struct str text)
{
    return !memchr(text.at, ' ', text.n);
}

/**
 * Append the forms between the semicolons of @p text to the @p n in @p forms; returns how
 * many there are then.
 */
static size_t read_forms(const char **forms, size_t n, struct group_reading *r,
                         struct str text)
{
    struct vocabulary_source *source = r->source;
    while (text.at && !source->status) {
        struct str form = str_trim(str_cut(&text, ';'));
        if (!form.n)
            source_fail(source, "un mot manque devant ou derrière « ; » ou « => »");
        else if (n == FORMS_MAX)
            source_fail(source, "plus de %d mots dans un groupe", FORMS_MAX);
        else if (form.n > VOCABULARY_TEXT_MAX)
            source_fail(source, "%zu octets dans une locution, le plus est %d", form.n,
                        VOCABULARY_TEXT_MAX);
        else if (r->kind == GROUP_FAMILIES && !is_one_word(form))
            source_fail(source, "« %.*s » : une famille ne réunit que des mots isolés",
                        STR_ARG(shown(form)));
        if (!source->status && str_is_among(form, forms, n))
            source_fail(source, "« %.*s » est donné deux fois", STR_ARG(shown(form)));
        if (!source->status)
            forms[n++] = arena_str(source->arena, form).at;
    }
    return n;
}

static struct word_group read_words(struct group_reading *r, struct str text)
{
    const char *forms[FORMS_MAX];
    struct word_group group = {.weight = 1};
    size_t arrow = str_find(text, STR(ARROW)), n;
    if (arrow < text.n) {
        struct str right = {text.at + arrow + 2, text.n - arrow - 2};
        if (str_find(right, STR(ARROW)) < right.n)
            source_fail(r->source, "« => » est donné deux fois");
        group.n_from = read_forms(forms, 0, r, (struct str){text.at, arrow});
        n = read_forms(forms, group.n_from, r, right);
    } else {
        n = read_forms(forms, 0, r, text);
    }
    if (n < 2)
        source_fail(r->source, "« %.*s » est seul : un groupe a deux mots ou plus",
                    STR_ARG(shown(text)));
    const char **kept = arena_array(r->source->arena, n, sizeof *kept);
    for (size_t i = 0; i < n; i++)
        kept[i] = forms[i];
    group.forms = (struct text_list){kept, n};
    return group;
}

static double read_weight(struct group_reading *r, struct str text)
{
    double weight = 0;
    if (!str_real(&weight, text) || weight <= 0 || weight > 1)
        source_fail(
            r->source,
            "le poids « %.*s » n'est pas un nombre au-dessus de 0, au plus 1 (0.5)",
            STR_ARG(shown(text)));
    return weight;
}

/** Whether form @p i of the group leads to form @p j. */
static bool leads(const struct word_group *group, size_t i, size_t j)
{
    return i != j && (!group->n_from || i < group->n_from) && j >= group->n_from;
}

/**
 * The line that first led from @p from to @p to: the present one when none did before.
 */
static size_t line_that_leads(struct group_reading *r, const char *from, const char *to)
{
    AUTO_BUF pair = BUF_INIT((size_t)2 * (VOCABULARY_TEXT_MAX + 1));
    buf_put(&pair, from, strlen(from) + 1);
    buf_put_text(&pair, to);
    uint32_t number = intern_put(r->pairs, buf_str(&pair));
    if (number == r->n_pairs) {
        MEM_GROW(r->lines, r->n_pairs + 1, r->room_pairs, 256);
        r->lines[r->n_pairs++] = r->source->line;
    }
    assert(r->lines && number < r->n_pairs);
    return r->lines[number];
}

/** Refuse a group with a pair of words that another line has too. */
static void refuse_twin(struct group_reading *r, const struct word_group *group)
{
    for (size_t i = 0; i < group->forms.n; i++)
        for (size_t j = 0; j < group->forms.n; j++) {
            if (!leads(group, i, j))
                continue;
            const char *from = group->forms.at[i], *to = group->forms.at[j];
            size_t line = line_that_leads(r, from, to);
            if (line != r->source->line)
                source_fail(
                    r->source, "« %.*s » et « %.*s » sont déjà réunis à la ligne %zu",
                    STR_ARG(shown(str_of(from))), STR_ARG(shown(str_of(to))), line);
        }
}

static void read_line(struct group_reading *r, struct str line)
{
    struct str rest = str_trim(str_cut(&line, '#'));
    if (!rest.n)
        return;
    if (r->n == GROUPS_MAX) {
        source_fail(r->source, "plus de %d groupes", GROUPS_MAX);
        return;
    }
    struct word_group group = read_words(r, str_trim(str_cut(&rest, '\t')));
    if (rest.at)
        group.weight = read_weight(r, str_trim(str_cut(&rest, '\t')));
    if (rest.at)
        source_fail(r->source,
                    "colonne inconnue « %.*s » : après les mots ne vient que "
                    "le poids",
                    STR_ARG(shown(rest)));
    if (r->source->status)
        return;
    refuse_twin(r, &group);
    r->groups[r->n++] = group;
}

static size_t count_lines(struct str text)
{
    size_t n = 1;
    for (size_t i = 0; i < text.n; i++)
        n += text.at[i] == '\n';
    return n;
}

static void read_groups(struct vocabulary *out, struct vocabulary_source *source,
                        enum group_kind kind)
{
    struct str rest = source->text;
    size_t n = count_lines(rest);
    size_t room = n < GROUPS_MAX ? n : GROUPS_MAX;
    AUTO_INTERN *pairs = intern_new();
    struct group_reading r = {.source = source,
                              .kind = kind,
                              .groups = arena_array(out->arena, room, sizeof *r.groups),
                              .pairs = pairs};
    for (source->line = 1; rest.at && !source->status; source->line++) {
        struct str line = str_cut(&rest, '\n');
        size_t invalid = utf8_first_invalid(line);
        if (invalid < line.n)
            source_fail(source, "l'octet 0x%02X (octet %zu) n'est pas de l'UTF-8",
                        (unsigned char)line.at[invalid], invalid + 1);
        else
            read_line(&r, line);
    }
    mem_free(r.lines);
    out->groups[kind] = r.groups;
    out->n_groups[kind] = r.n;
}

void vocabulary_read_synonyms(struct vocabulary *out, struct vocabulary_source *source)
{
    read_groups(out, source, GROUP_SYNONYMS);
}

void vocabulary_read_families(struct vocabulary *out, struct vocabulary_source *source)
{
    read_groups(out, source, GROUP_FAMILIES);
}
