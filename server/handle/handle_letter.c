/* GET /lettre: what is new, by region and theme, as a page, a mail or a text. */
#include "letter/letter_write.h"
#include "server/handle/handlers.h"
#include "server/letter/letter_form.h"
#include "server/letter/page_letter.h"
#include "server/page/page.h"

/**
 * The mail has its styles in its elements, where mail programs read them. It is allowed
 * these, and in exchange nothing else at all.
 */
static void allow_styles(struct exchange *x)
{
    reply_header(x->reply, "Content-Security-Policy",
                 "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; "
                 "base-uri 'none'; frame-ancestors %s",
                 x->site->frame_ancestors);
}

static void write(struct exchange *x, const struct letter *letter,
                  enum letter_format format)
{
    const struct identity *identity = x->site->identity;
    struct letter_sender sender = {identity->name, identity->publisher,
                                   identity->public_url};
    struct letter_writing writing = {letter, &sender, x->index, x->arena};
    switch (format) {
    case LETTER_AS_PAGE:
        page_letter(x, letter);
        break;
    case LETTER_AS_MAIL:
        reply_header_fixed(x->reply, "Content-Type", "text/html; charset=utf-8");
        letter_to_mail(&x->reply->body, &writing);
        break;
    case LETTER_AS_TEXT:
        reply_header_fixed(x->reply, "Content-Type", "text/plain; charset=utf-8");
        letter_to_text(&x->reply->body, &writing);
        break;
    }
}

enum status handle_letter(struct exchange *x, struct error *err)
{
    struct letter_request request;
    struct search_faults faults;
    enum letter_format format;
    if (letter_page_read(&request, &format, &faults, x)) {
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
        return STATUS_OK;
    }
    AUTO_BUF normal = BUF_INIT(1U << 16);
    buf_put_number(&normal, format);
    letter_request_write(&normal, &request, x->index);
    if (format == LETTER_AS_MAIL)
        allow_styles(x);
    if (page_is_known(x, buf_str(&normal)))
        return STATUS_OK;
    struct letter letter;
    enum status st = letter_make(&letter, x->searcher, &request, err);
    if (!st)
        write(x, &letter, format);
    return st;
}
