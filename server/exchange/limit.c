/* Reads how many things a client wants. */
#include "server/exchange/limit.h"

/** The number that @p text stands for; 0 when it is no number, or one above @p most. */
static size_t number_of(struct str text, size_t most)
{
    size_t number = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return 0;
        number = number * 10 + (size_t)(text.at[i] - '0');
        if (number > most)
            return 0;
    }
    return number;
}

bool limit_read(size_t *out, struct exchange *x, size_t most)
{
    struct str text = uri_param(x->uri, "limit");
    if (!text.at)
        return true;
    size_t number = number_of(text, most);
    if (number) {
        *out = number;
        return true;
    }
    AUTO_BUF detail = BUF_INIT(200);
    buf_printf(&detail, "il faut un nombre de 1 à %zu", most);
    struct search_faults faults = {.n = 0};
    faults_add(&faults, STR("limit"), buf_str(&detail));
    exchange_refuse(x, PROBLEM_PARAMETER, &faults);
    return false;
}
