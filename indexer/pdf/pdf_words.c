/* Cleans characters, joins them to words and words to pieces. */
#include "indexer/pdf/pdf_words.h"

#include <assert.h>
#include <ctype.h>

#include "base/memory.h"
#include "base/utf8.h"

/** Words that overlap by more are two layers of text. */
#define OVERLAP_MAX 0.6F

/* What is a letter with another name. */
static const struct {
    uint32_t from;
    const char *to;
} ligatures[] = {
    {0xFB00, "ff"},
    {0xFB01, "fi"},
    {0xFB02, "fl"},
    {0xFB03, "ffi"},
    {0xFB04, "ffl"},
    {0xFB05, "st"},
    {0xFB06, "st"},
    {0x2010, "-"},
    {0x2011, "-"},
    /* Marks of lists in the fonts of signs (Symbol, Wingdings). */
    {0xF0B7, "•"},
    {0xF0A7, "•"},
    {0xF0D8, "•"},
    {0xF0FC, "•"},
    {0xF0A8, "•"},
    {0xF076, "•"},
    {0xF0E8, "→"},
    {0xF0E0, "→"},
    {0xF071, "•"},
    {0xF06E, "•"},
    {0x25AA, "•"},
    {0x25CF, "•"},
    {0x25A0, "•"},
    {0x25E6, "•"},
    {0x2023, "•"},
    {0x27A2, "•"},
    {0x2756, "•"},
    {0x25BA, "•"},
};

/* Parts of the names of bold fonts, in small letters. */
static const char *const bold_names[] = {"bold", "black", "heavy", "cmbx",   "sfbx",
                                         "demi", "ecbx",  "-bd",   "extrabd"};

void pdf_words_set_font(struct pdf_words *words, struct str name, float size)
{
    char small[80];
    size_t n = name.n < sizeof small ? name.n : sizeof small;
    for (size_t i = 0; i < n; i++)
        small[i] = (char)tolower((unsigned char)name.at[i]);
    struct str lowered = {small, n};
    words->size = size;
    words->is_bold = false;
    for (size_t i = 0; i < COUNT_OF(bold_names); i++)
        words->is_bold |= str_find(lowered, str_of(bold_names[i])) < n;
}

static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F ||
           c == 0x3000;
}

/** Characters of private use and signs of replacement: the font tells only their
 *  shape. */
static bool is_unknown(uint32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD || (c >= 0x7F && c < 0xA0) ||
           c >= 0xF0000;
}

static void put_clean(struct pdf_words *words, uint32_t c)
{
    struct buf *text = &words->document->text;
    for (size_t i = 0; i < COUNT_OF(ligatures); i++)
        if (ligatures[i].from == c) {
            buf_put_text(text, ligatures[i].to);
            return;
        }
    if (is_unknown(c)) {
        words->document->n_unknown++;
        return;
    }
    char bytes[4];
    buf_put(text, bytes, utf8_encode(bytes, c));
}

static bool is_beside(const struct pdf_piece *piece, const struct pdf_box *box,
                      float size)
{
    float em = size > piece->size ? size : piece->size;
    float gap = box->left - piece->box.right;
    return pdf_same_line(&piece->box, box) && gap <= pdf_word_gap(em) &&
           gap >= -em * OVERLAP_MAX;
}

static struct pdf_piece *begin_piece(struct pdf_words *words)
{
    struct pdf_page *page = words->page;
    MEM_GROW(page->at, page->n + 1, page->room, 64);
    assert(page->at);
    struct pdf_piece *piece = &page->at[page->n++];
    *piece = (struct pdf_piece){
        .box = words->box, .size = words->word_size, .start = words->start};
    words->has_piece = true;
    words->n_bold = words->n_letters = words->longest = 0;
    return piece;
}

/** The word follows the piece: the line feed between their texts becomes a space, or
 *  goes where there was none. */
static void join_word(struct pdf_words *words, struct pdf_piece *piece, bool had_space)
{
    struct buf *text = &words->document->text;
    piece->box = pdf_around(piece->box, words->box);
    if (buf_overflowed(text))
        return;
    if (had_space) {
        text->at[words->start - 1] = ' ';
        return;
    }
    memmove(text->at + words->start - 1, text->at + words->start, text->n - words->start);
    text->n--;
}

static void end_word(struct pdf_words *words, bool has_space)
{
    size_t n = words->document->text.n - words->start;
    if (!words->is_open)
        return;
    words->is_open = false;
    if (n == 0 || words->page->n >= PDF_PIECES_MAX)
        return;
    struct pdf_piece *piece =
        words->has_piece ? &words->page->at[words->page->n - 1] : NULL;
    if (piece && is_beside(piece, &words->box, words->word_size))
        join_word(words, piece, words->had_space);
    else
        piece = begin_piece(words);
    piece->n = words->document->text.n - piece->start;
    words->n_letters += n;
    words->n_bold += words->is_bold ? n : 0;
    words->document->n_letters += n;
    piece->is_bold = words->n_bold * 5 > words->n_letters * 4;
    if (n > words->longest) {
        words->longest = n;
        piece->size = words->word_size;
    }
    words->had_space = has_space;
}

/** Whether a character is not beside the last ones, and not above or below them either,
 *  as in text that is turned. */
static bool is_away(const struct pdf_words *words, const struct pdf_box *box)
{
    const struct pdf_box *word = &words->box;
    bool is_beside = pdf_same_line(word, box) && box->left - word->right <= words->size;
    bool is_stacked = box->left < word->right && box->right > word->left &&
                      box->top - word->bottom <= words->size &&
                      word->top - box->bottom <= words->size;
    return !is_beside && !is_stacked;
}

void pdf_words_put(struct pdf_words *words, uint32_t character, const struct pdf_box *box)
{
    if (is_space(character)) {
        end_word(words, true);
        words->had_space = true;
        return;
    }
    if (words->is_open && is_away(words, box))
        end_word(words, true);
    if (!words->is_open) {
        words->is_open = true;
        buf_put_byte(&words->document->text, '\n');
        words->start = words->document->text.n;
        words->box = *box;
        words->word_size = words->size;
    }
    if (words->size > words->word_size)
        words->word_size = words->size;
    words->box = pdf_around(words->box, *box);
    put_clean(words, character);
}

void pdf_words_end(struct pdf_words *words)
{
    end_word(words, true);
}
