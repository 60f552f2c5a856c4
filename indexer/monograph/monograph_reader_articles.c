/* Reads news and programmes: a title, paragraphs, and the source line that ends the
 * unit. */
#include "base/utf8.h"
#include "engine/written/period.h"
#include "engine/written/word.h"
#include "indexer/monograph/genre/monograph_signature.h"
#include "indexer/monograph/monograph_check.h"
#include "indexer/monograph/monograph_reader.h"

/**
 * An article of a block: the lines [first, end). The first n_titles of them are headings.
 */
struct monograph_article {
    size_t first;
    size_t n_titles;
    size_t end;
    /* A source line follows, at index end. */
    bool has_source;
};

static bool is_title_line(const struct monograph_line *line)
{
    return line->class == LINE_CAPITALS || line->class == LINE_SHORT;
}

/** Whether @p line is only a signature, « (SIGNE LE … ) »: the second line of a title. */
static bool is_signature(const struct monograph_line *line)
{
    return is_title_line(line) && line->text.at[0] == '(' &&
           signature_find(line->text).participle;
}

/**
 * Whether @p line is surely the title of a programme: it is signed, or names a programme
 * and its period.
 */
static bool is_programme(const struct monograph_line *line)
{
    struct date_period period;
    if (line->class != LINE_CAPITALS)
        return false;
    bool is_signed = signature_find(line->text).printed.n > 0;
    return is_signed ||
           (genre_is_programme(line->folded) && period_find(line->text, &period));
}

/**
 * How many lines from index @p i on are titles: headings in capitals that lead to the
 * article's own title, that title, and its signature.
 */
static size_t count_titles(const struct outline_block *block, size_t i)
{
    size_t n = 0;
    if (i >= block->n_lines || !is_title_line(&block->lines[i]))
        return 0;
    while (i + n + 1 < block->n_lines && block->lines[i + n].class == LINE_CAPITALS &&
           block->lines[i + n + 1].class == LINE_CAPITALS &&
           !is_signature(&block->lines[i + n + 1]) && !is_programme(&block->lines[i + n]))
        n++;
    n++;
    if (i + n < block->n_lines && is_signature(&block->lines[i + n]))
        n++;
    return n;
}

static struct monograph_article article_next(const struct outline_block *block, size_t i)
{
    struct monograph_article article = {.first = i, .n_titles = count_titles(block, i)};
    article.end = i + (article.n_titles ? article.n_titles : 1);
    if (block->lines[i].class == LINE_SOURCE)
        article.end = i;
    while (article.end < block->n_lines &&
           block->lines[article.end].class != LINE_SOURCE &&
           !(block->role == ROLE_PROGRAMMES && is_programme(&block->lines[article.end])))
        article.end++;
    article.has_source =
        article.end < block->n_lines && block->lines[article.end].class == LINE_SOURCE;
    return article;
}

/** The index of the article's own title: the last one, or the one before a signature. */
static size_t own_title(const struct outline_block *block,
                        const struct monograph_article *article)
{
    size_t last = article->first + article->n_titles - 1;
    return article->n_titles > 1 && is_signature(&block->lines[last]) ? last - 1 : last;
}

/** « Section > Parent », with the headings in capitals above the article's own title. */
static struct str article_path(struct monograph_reader *reader,
                               const struct outline_block *block,
                               const struct monograph_article *article)
{
    AUTO_BUF path = BUF_INIT((size_t)4 * RECORD_FIELD_MAX);
    buf_put_str(&path, block->path);
    for (size_t i = article->first; article->n_titles && i < own_title(block, article);
         i++) {
        buf_put_text(&path, " > ");
        buf_put_str(
            &path, spelling_title(reader->spelling, reader->arena, block->lines[i].text));
    }
    return arena_str(reader->arena, buf_str(&path));
}

static void put_body(struct monograph_reader *reader, struct monograph_unit *unit,
                     const struct monograph_line *line)
{
    if (line->class == LINE_CAPITALS)
        unit_put_paragraph(unit, line->number,
                           spelling_title(reader->spelling, reader->arena, line->text));
    else
        unit_put(unit, line);
}

typedef void begin_fn(struct monograph_reader *reader, const struct outline_block *block,
                      const struct monograph_article *article,
                      struct monograph_unit *unit);

/** Read the articles of @p block. @p begin makes each unit with its title. */
static void read_articles(struct monograph_reader *reader,
                          const struct outline_block *block, begin_fn *begin,
                          bool source_has_author)
{
    for (size_t i = 0; i < block->n_lines;) {
        struct monograph_article article = article_next(block, i);
        AUTO_UNIT unit = {0};
        begin(reader, block, &article, &unit);
        for (size_t k = article.first + article.n_titles; k < article.end; k++)
            put_body(reader, &unit, &block->lines[k]);
        if (unit.has_content && !article.has_source)
            source_warn(reader->sink, unit.record->origin_lines[0],
                        "aucune ligne « Source : » ne ferme cette unité");
        if (!unit.has_content && article.n_titles)
            source_warn(reader->sink, unit.record->origin_lines[0],
                        "titre sans texte : rien n'en est tiré");
        units_add(reader->units, &unit, false);
        if (article.has_source)
            units_cite(reader->units, &block->lines[article.end], source_has_author);
        i = article.end + article.has_source;
    }
}

static void begin_news(struct monograph_reader *reader, const struct outline_block *block,
                       const struct monograph_article *article,
                       struct monograph_unit *unit)
{
    const struct monograph_line *first = &block->lines[article->first];
    struct str title = {"", 0};
    if (article->n_titles)
        title = spelling_title(reader->spelling, reader->arena,
                               block->lines[own_title(block, article)].text);
    *unit =
        unit_begin(KIND_NEWS, title, article_path(reader, block, article), first->number);
}

void news_read(struct monograph_reader *reader, const struct outline_block *block)
{
    read_articles(reader, block, begin_news, true);
}

/** The title of a programme with its signature, which may be on a second line. */
static struct monograph_line joined_title(struct monograph_reader *reader,
                                          const struct outline_block *block,
                                          const struct monograph_article *article)
{
    size_t own = own_title(block, article);
    struct monograph_line title = block->lines[own];
    if (own + 1 < article->first + article->n_titles) {
        AUTO_BUF joined = BUF_INIT(title.text.n + block->lines[own + 1].text.n + 8);
        buf_put_str(&joined, title.text);
        buf_put_byte(&joined, ' ');
        buf_put_str(&joined, block->lines[own + 1].text);
        title.text = arena_str(reader->arena, buf_str(&joined));
    }
    return title;
}

/** @p title without the brackets of the signature. */
static struct str unsigned_title(struct arena *arena, struct str title,
                                 struct str brackets)
{
    AUTO_BUF bare = BUF_INIT(title.n + 1);
    size_t front = (size_t)(brackets.at - title.at);
    buf_put_str(&bare, str_trim((struct str){title.at, front}));
    buf_put(&bare, brackets.at + brackets.n, title.n - front - brackets.n);
    return arena_str(arena, str_trim(buf_str(&bare)));
}

static void set_validity(struct record *record, struct str title)
{
    struct date_period period;
    if (!years_find(title, &period) && !period_find(title, &period))
        return;
    record->dates[RECORD_VALID_FROM] = period.first;
    record->dates[RECORD_VALID_TO] = period.last;
}

static void set_signature(struct monograph_reader *reader, struct monograph_unit *unit,
                          const struct signature *signature)
{
    uint32_t line = unit->record->origin_lines[0];
    if (signature->when.first == DATE_NONE) {
        source_warn(reader->sink, line, "la date de « %.*s » n'existe pas au calendrier",
                    STR_ARG(utf8_head_bytes(signature->printed, 100)));
        return;
    }
    unit->record->dates[RECORD_DATE] = signature->when.first;
    AUTO_BUF sentence = BUF_INIT(100);
    signature_put(&sentence, signature);
    buf_put_byte(&sentence, '.');
    unit_put_paragraph(unit, line, buf_str(&sentence));
}

static void begin_programme(struct monograph_reader *reader,
                            const struct outline_block *block,
                            const struct monograph_article *article,
                            struct monograph_unit *unit)
{
    if (!article->n_titles) {
        *unit = unit_begin(KIND_PROGRAMME, (struct str){"", 0}, block->path,
                           block->lines[article->first].number);
        return;
    }
    struct monograph_line title = joined_title(reader, block, article);
    struct signature signature = signature_find(title.text);
    struct str bare = unsigned_title(reader->arena, title.text, signature.printed);
    *unit =
        unit_begin(KIND_PROGRAMME, spelling_title(reader->spelling, reader->arena, bare),
                   article_path(reader, block, article), title.number);
    set_validity(unit->record, bare);
    if (signature.printed.n)
        set_signature(reader, unit, &signature);
    size_t body = article->first + article->n_titles;
    check_programme(reader, &title, &block->lines[body], article->end - body);
}

void programmes_read(struct monograph_reader *reader, const struct outline_block *block)
{
    read_articles(reader, block, begin_programme, false);
}
