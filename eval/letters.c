/* Code points and their categories, from the tables of utf8proc. */
#include "eval/letters.h"

#include <utf8proc.h>

#include "base/memory.h"
#include "base/utf8.h"

void letters_release(struct letters *letters)
{
    mem_free(letters->at);
    *letters = (struct letters)LETTERS_INIT;
}

void letters_decode(struct letters *out, struct str text)
{
    *out = (struct letters){mem_new_array(text.n + 1, sizeof *out->at), 0};
    while (text.n) {
        size_t n = 0;
        int32_t code_point = utf8_decode(text.at, text.n, &n);
        out->at[out->n++] = code_point < 0 ? UTF8_REPLACEMENT : (uint32_t)code_point;
        text.at += n;
        text.n -= n;
    }
}

void letters_put(struct buf *out, const uint32_t *at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char bytes[4];
        buf_put(out, bytes, utf8_encode(bytes, at[i]));
    }
}

static utf8proc_category_t category(uint32_t code_point)
{
    return utf8proc_category((utf8proc_int32_t)code_point);
}

bool letter_is_letter(uint32_t code_point)
{
    utf8proc_category_t kind = category(code_point);
    return (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO) ||
           kind == UTF8PROC_CATEGORY_MN;
}

bool letter_is_digit(uint32_t code_point)
{
    return category(code_point) == UTF8PROC_CATEGORY_ND;
}

bool letter_is_space(uint32_t code_point)
{
    return code_point == '\t' || category(code_point) == UTF8PROC_CATEGORY_ZS;
}

bool letter_is_apostrophe(uint32_t code_point)
{
    return code_point == '\'' || code_point == 0x2019;
}
