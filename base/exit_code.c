/* The table of exit codes and messages. */
#include "base/exit_code.h"

#include <assert.h>
#include <stdio.h>
#include <sysexits.h>

/* The text of an error in the editors' files is French and is shown as it is. For what
 * the engine and the system report, the message is here and their text follows in
 * brackets. */
static const struct {
    int code;
    /** The message; "" when the error's text is enough. */
    const char *words;
} exits[STATUS_COUNT_] = {
    [STATUS_OK] = {EX_OK, ""},
    [STATUS_BAD_INPUT] = {EX_DATAERR, ""},
    [STATUS_NOT_FOUND] = {EX_NOINPUT, ""},
    [STATUS_EXISTS] = {EX_DATAERR, ""},
    [STATUS_LOCKED] = {EX_TEMPFAIL,
                       "un autre inffo-index écrit dans cet index ; attendez "
                       "qu'il ait fini"},
    [STATUS_TOO_LARGE] = {EX_DATAERR, ""},
    [STATUS_IO] = {EX_IOERR, "lecture ou écriture refusée par le système ; vérifiez la "
                             "place libre et les droits d'accès"},
    [STATUS_INDEX_CORRUPT] = {EX_DATAERR, "index abîmé ; revenez au précédent par "
                                          "--rollback, ou reconstruisez-le"},
    [STATUS_INDEX_VERSION] = {EX_DATAERR, "index d'une autre version ; reconstruisez-le"},
    [STATUS_INDEX_CHANGED] = {EX_TEMPFAIL, "l'index a changé entre-temps ; recommencez"},
    [STATUS_UNSUPPORTED] = {EX_UNAVAILABLE, "le système ne permet pas cela"},
    [STATUS_NO_MEMORY] = {EX_OSERR, "la mémoire manque"},
    [STATUS_INTERNAL] = {EX_SOFTWARE, "défaut du programme, à signaler"},
};

int exit_code(enum status status)
{
    assert(status < STATUS_COUNT_);
    return exits[status].code;
}

void exit_put_words(struct buf *out, enum status status, const char *text)
{
    assert(status < STATUS_COUNT_);
    const char *words = exits[status].words;
    if (*words)
        buf_printf(out, "%s (%s)", words, text);
    else
        buf_put_text(out, text);
}

int exit_tell(const char *program, const struct error *err)
{
    AUTO_BUF words = BUF_INIT((size_t)2 * ERROR_TEXT_BYTES);
    exit_put_words(&words, err->code, err->text);
    (void)fprintf(stderr, "%s : %s\n", program, buf_text(&words));
    return exit_code(err->code);
}
