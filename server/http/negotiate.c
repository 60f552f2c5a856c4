/* Reads the Accept field and other fields of the same form. */
#include "server/http/negotiate.h"

#include <strings.h>

#include "base/macros.h"

/** Read "0.5" as 500; what is no quality counts as 1000. */
static int quality_of(struct str text)
{
    if (text.n == 0 || (text.at[0] != '0' && text.at[0] != '1'))
        return 1000;
    int value = (text.at[0] - '0') * 1000;
    int unit = 100;
    for (size_t i = 2; i < text.n && i < 5 && text.at[1] == '.'; i++, unit /= 10) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return 1000;
        value += (text.at[i] - '0') * unit;
    }
    return value > 1000 ? 1000 : value;
}

int field_quality(struct str parameters)
{
    while (parameters.at) {
        struct str one = str_trim(str_cut(&parameters, ';'));
        if (one.n > 2 && (one.at[0] == 'q' || one.at[0] == 'Q') && one.at[1] == '=')
            return quality_of((struct str){one.at + 2, one.n - 2});
    }
    return 1000;
}

bool field_is(struct str a, struct str b)
{
    return a.n == b.n && strncasecmp(a.at, b.at, a.n) == 0;
}

/**
 * How closely @p range describes @p type: 3 when it names it, 2 for "text/…", 1 for any
 * type, 0 when it does not match.
 */
static int closeness(struct str range, struct str type)
{
    size_t slash = str_find(type, STR("/"));
    struct str family = {type.at, slash + 1};
    if (field_is(range, type))
        return 3;
    if (range.n == family.n + 1 && range.at[family.n] == '*' &&
        field_is((struct str){range.at, family.n}, family))
        return 2;
    return str_equal(range, STR("*/*")) ? 1 : 0;
}

int accept_quality(struct str accept, const char *type)
{
    if (!accept.at || str_trim(accept).n == 0)
        return 1000;
    int best = 0;
    int quality = 0;
    while (accept.at) {
        struct str parameters = str_cut(&accept, ',');
        struct str range = str_trim(str_cut(&parameters, ';'));
        int close = closeness(range, str_of(type));
        if (close > best) {
            best = close;
            quality = field_quality(parameters);
        }
    }
    return quality;
}
