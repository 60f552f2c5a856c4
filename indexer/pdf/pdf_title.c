/* Judges metadata, and reads the largest letters of the first page. */
#include "indexer/pdf/pdf_title.h"

#include <ctype.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "indexer/pdf/pdf_band.h"

/** The most bytes of a title made of the largest letters, and the fewest letters. */
#define TITLE_BYTES 300U
#define LETTERS_MIN 4U
/** Letters of the title are of so much of the largest size. */
#define ALIKE 0.93F
/** Lines of a title are at most so far from each other, in sizes. */
#define LINES_MAX 2.2F

/* What programs put as a title, in small letters: at the start, and at the end. */
static const char *const starts[] = {"microsoft word",
                                     "microsoft powerpoint",
                                     "microsoft excel",
                                     "untitled",
                                     "sans titre",
                                     "sans nom",
                                     "document1",
                                     "document sans",
                                     "présentation powerpoint",
                                     "powerpoint pr",
                                     "diapositive",
                                     "mise en page",
                                     "layout ",
                                     "(anonymous)",
                                     "(unspecified)",
                                     "classeur",
                                     "titre du document",
                                     "print",
                                     "page 1",
                                     "http://",
                                     "https://",
                                     "title",
                                     "feuil"};
static const char *const ends[] = {".doc",  ".docx", ".pdf", ".indd", ".qxd", ".qxp",
                                   ".ppt",  ".pptx", ".xls", ".xlsx", ".odt", ".ods",
                                   ".odp",  ".rtf",  ".tex", ".dvi",  ".ai",  ".pub",
                                   ".html", ".htm",  ".ps",  ".txt",  ".fm",  ".cdr"};
static const char *const accounts[] = {"user",
                                       "utilisateur",
                                       "admin",
                                       "administrateur",
                                       "administrator",
                                       "windows user",
                                       "utilisateur windows",
                                       "microsoft office user",
                                       "pc",
                                       "root",
                                       "owner",
                                       "anonymous",
                                       "(anonymous)",
                                       "unknown",
                                       "inconnu",
                                       "client",
                                       "poste",
                                       "scan",
                                       "scanner"};

static void put_small(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        buf_put_byte(out, (char)tolower((unsigned char)text.at[i]));
}

static size_t count_letters(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += isalpha((unsigned char)text.at[i]) || (unsigned char)text.at[i] >= 0xC3;
    return n;
}

bool pdf_is_title(struct str title)
{
    AUTO_BUF small = BUF_INIT(4096);
    put_small(&small, str_trim(title));
    struct str text = buf_str(&small);
    if (count_letters(text) < LETTERS_MIN || utf8_first_invalid(title) != title.n)
        return false;
    for (size_t i = 0; i < COUNT_OF(starts); i++)
        if (str_starts_with(text, str_of(starts[i])))
            return false;
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends_with(text, str_of(ends[i])))
            return false;
    /* One word with figures or low lines is the name of a file. */
    bool has_space = memchr(text.at, ' ', text.n) != NULL;
    bool has_sign = strpbrk(buf_text(&small), "_0123456789") != NULL;
    return has_space ? !strchr(buf_text(&small), '_') : !has_sign;
}

bool pdf_is_author(struct str author)
{
    AUTO_BUF small = BUF_INIT(4096);
    put_small(&small, str_trim(author));
    return count_letters(buf_str(&small)) >= 3 &&
           utf8_first_invalid(author) == author.n &&
           !str_is_among(buf_str(&small), accounts, COUNT_OF(accounts));
}

static bool may_be_title(const struct pdf_document *document,
                         const struct pdf_piece *piece)
{
    return !piece->is_furniture && count_letters(pdf_text(document, piece)) >= 3;
}

/** Whether a piece may be of the title: it has letters, or is the year behind others. */
static bool is_of_title(const struct pdf_document *document,
                        const struct pdf_piece *piece, bool is_first)
{
    struct str text = pdf_text(document, piece);
    return may_be_title(document, piece) ||
           (!is_first && !piece->is_furniture && pdf_is_year(text));
}

static float largest_size(const struct pdf_document *document)
{
    const struct pdf_page *page = &document->pages[0];
    float size = 0;
    for (size_t i = 0; i < page->n; i++)
        if (may_be_title(document, &page->at[i]) && page->at[i].size > size)
            size = page->at[i].size;
    return size;
}

/** Append the lines of the largest letters; mark them when @p marks. */
static void put_largest(struct buf *out, struct pdf_document *document, bool marks)
{
    struct pdf_page *page = &document->pages[0];
    float size = largest_size(document);
    const struct pdf_piece *last = NULL;
    for (size_t i = 0; i < page->n; i++) {
        struct pdf_piece *piece = &page->at[i];
        struct str text = pdf_text(document, piece);
        if (piece->size < size * ALIKE || !is_of_title(document, piece, !last))
            continue;
        bool is_near =
            !last || piece->box.top - last->box.bottom < piece->size * LINES_MAX;
        if (!is_near || out->n + text.n > TITLE_BYTES)
            return;
        if (out->n)
            buf_put_byte(out, ' ');
        buf_put_str(out, text);
        piece->is_furniture = marks;
        last = piece;
    }
}

static void put_key(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (isalnum((unsigned char)text.at[i]) || (unsigned char)text.at[i] >= 0x80)
            buf_put_byte(out, (char)tolower((unsigned char)text.at[i]));
}

static bool are_alike(struct str a, struct str b)
{
    AUTO_BUF key = BUF_INIT(4096), other = BUF_INIT(4096);
    put_key(&key, a);
    put_key(&other, b);
    return str_equal(buf_str(&key), buf_str(&other));
}

void pdf_put_title(struct buf *out, struct pdf_document *document)
{
    AUTO_BUF largest = BUF_INIT(TITLE_BYTES + 1), ignored = BUF_INIT(TITLE_BYTES + 1);
    struct str given = str_trim(str_of(document->title));
    bool has_title = pdf_is_title(given);
    put_largest(&largest, document, false);
    bool is_same = has_title && are_alike(given, buf_str(&largest));
    if (largest.n && (!has_title || is_same))
        put_largest(&ignored, document, true);
    buf_put_str(out, has_title ? given : buf_str(&largest));
}
