/* Reads kinds.tsv: on each line a kind of documents, what its words do, and the words. */
#include "base/utf8.h"
#include "engine/vocabulary/vocabulary_parts.h"

#define LINES_MAX 200
#define PHRASES_MAX 64

/** What words may do, as the file says it. */
static const struct {
    const char *word;
    bool names;
} effects[] = {{"nomme", true}, {"évoque", false}};

static enum kind read_kind(struct vocabulary_source *source, struct str slug)
{
    enum kind kind = kind_find(slug);
    if (kind == KIND_COUNT_)
        source_fail(source, "« %.*s » n'est pas une nature de documents",
                    STR_ARG(utf8_head(slug, 60)));
    return kind;
}

static bool read_effect(struct vocabulary_source *source, struct str word)
{
    for (size_t i = 0; i < COUNT_OF(effects); i++)
        if (str_equal(word, str_of(effects[i].word)))
            return effects[i].names;
    source_fail(source, "« nomme » ou « évoque » est attendu, pas « %.*s »",
                STR_ARG(utf8_head(word, 60)));
    return false;
}

static struct text_list read_phrases(struct vocabulary_source *source, struct str text)
{
    const char **phrases = arena_array(source->arena, PHRASES_MAX, sizeof *phrases);
    size_t n = 0;
    while (text.at && !source->status) {
        struct str phrase = str_trim(str_cut(&text, ';'));
        if (!phrase.n)
            source_fail(source, "un mot manque");
        else if (phrase.n > VOCABULARY_TEXT_MAX)
            source_fail(source, "%zu octets dans une locution, le plus est %d", phrase.n,
                        VOCABULARY_TEXT_MAX);
        else if (n == PHRASES_MAX)
            source_fail(source, "plus de %d mots sur une ligne", PHRASES_MAX);
        else
            phrases[n++] = arena_str(source->arena, phrase).at;
    }
    return (struct text_list){phrases, n};
}

static void read_line(struct vocabulary *out, struct vocabulary_source *source,
                      struct str line)
{
    struct str rest = str_trim(str_cut(&line, '#'));
    if (!rest.n)
        return;
    if (out->n_kinds == LINES_MAX) {
        source_fail(source, "plus de %d lignes", LINES_MAX);
        return;
    }
    struct kind_words words = {.kind = read_kind(source, str_trim(str_cut(&rest, '\t')))};
    words.names = read_effect(source, str_trim(str_cut(&rest, '\t')));
    words.phrases = read_phrases(source, rest.at ? rest : STR(""));
    out->kinds[out->n_kinds++] = words;
}

void vocabulary_read_kinds(struct vocabulary *out, struct vocabulary_source *source)
{
    struct str text = source->text;
    out->kinds = arena_array(out->arena, LINES_MAX, sizeof *out->kinds);
    while (text.at && !source->status) {
        source->line++;
        struct str line = str_cut(&text, '\n');
        if (utf8_first_invalid(line) < line.n)
            source_fail(source, "la ligne n'est pas de l'UTF-8");
        else
            read_line(out, source, line);
    }
}
