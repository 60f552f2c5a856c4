/* Reads how many things a client wants. */
#include "server/exchange/limit.h"

bool limit_read(size_t *out, struct exchange *x, size_t most)
{
    struct str text = uri_param(x->uri, "limit");
    if (!text.at)
        return true;
    int64_t number = str_number(text, (int64_t)most);
    if (number > 0) {
        *out = (size_t)number;
        return true;
    }
    AUTO_BUF detail = BUF_INIT(200);
    buf_printf(&detail, "il faut un nombre de 1 à %zu", most);
    struct search_faults faults = {.n = 0};
    faults_add(&faults, STR("limit"), buf_str(&detail));
    exchange_refuse(x, PROBLEM_PARAMETER, &faults);
    return false;
}
