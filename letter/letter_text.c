/* Writes a letter as plain text, for mail programs that show no HTML. */
#include "base/utf8.h"
#include "html/french.h"
#include "html/url.h"
#include "letter/letter_links.h"
#include "letter/letter_wrap.h"
#include "letter/letter_write.h"

static const struct letter_lines plain = {"", "", LETTER_COLUMNS};
static const struct letter_lines titled = {"* ", "  ", LETTER_COLUMNS};
static const struct letter_lines inset = {"  ", "  ", LETTER_COLUMNS};

static void put_rule(struct buf *out, char sign, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_put_byte(out, sign);
    buf_put_byte(out, '\n');
}

/** Write an address on a line of its own, whole, so that it can be followed. */
static void put_address(struct buf *out, const char *before, struct url url)
{
    if (!url.text.n)
        return;
    buf_put_text(out, before);
    buf_put_str(out, url.text);
    buf_put_byte(out, '\n');
}

static void put_item(struct buf *out, const struct letter_writing *w,
                     const struct letter_item *item)
{
    AUTO_BUF facts = BUF_INIT(1U << 16);
    letter_put_facts(&facts, item);
    buf_put_byte(out, '\n');
    letter_wrap(out, item->hit.document.title, &titled);
    letter_wrap(out, buf_str(&facts), &inset);
    letter_wrap(out, item->hit.snippet, &inset);
    put_address(out, "  ", letter_item_url(w, item));
}

static void put_section(struct buf *out, const struct letter_writing *w,
                        const struct letter_section *section)
{
    AUTO_BUF head = BUF_INIT(1U << 12);
    buf_put_str(&head, section->label);
    buf_put_text(&head, " (");
    french_number(&head, section->n_items);
    buf_put_text(&head, ")");
    buf_put_byte(out, '\n');
    put_rule(out, '=', LETTER_COLUMNS);
    letter_wrap(out, buf_str(&head), &plain);
    put_rule(out, '=', LETTER_COLUMNS);
    for (size_t i = 0; i < section->n_themes; i++) {
        const struct letter_theme *theme = &section->themes[i];
        buf_put_byte(out, '\n');
        letter_wrap(out, theme->label, &plain);
        put_rule(out, '-', utf8_count(theme->label));
        for (size_t j = 0; j < theme->n; j++)
            put_item(out, w, &theme->items[j]);
    }
}

static void put_head(struct buf *out, const struct letter_writing *w)
{
    AUTO_BUF head = BUF_INIT(1U << 16);
    letter_put_title(&head, w->letter);
    letter_wrap(out, buf_str(&head), &plain);
    buf_clear(&head);
    buf_put_str(&head, w->sender->name);
    if (w->sender->publisher.n)
        buf_printf(&head, ", %.*s", STR_ARG(w->sender->publisher));
    letter_wrap(out, buf_str(&head), &plain);
    buf_clear(&head);
    if (w->letter->total)
        letter_put_count(&head, w->letter);
    else
        letter_put_nothing(&head, w->letter);
    buf_put_byte(out, '\n');
    letter_wrap(out, buf_str(&head), &plain);
}

void letter_to_text(struct buf *out, const struct letter_writing *w)
{
    put_head(out, w);
    for (size_t i = 0; i < w->letter->n_sections; i++)
        put_section(out, w, &w->letter->sections[i]);
    if (!w->sender->public_url.n)
        return;
    /* What mail programs take for the beginning of a signature. */
    buf_put_text(out, "\n-- \n");
    put_address(out, "Tout chercher : ", letter_search_url(w));
    put_address(out, "Lire en ligne : ", letter_own_url(w));
}
