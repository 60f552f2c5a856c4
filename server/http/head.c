/* Compares the head of a request with what an honest client sends. */
#include "server/http/head.h"

#include <strings.h>

#include "base/macros.h"

/** Whether @p s may be the name of a field (RFC 9110 §5.6.2). */
static bool is_token(struct str s)
{
    static const char others[] = "!#$%&'*+-.^_`|~";
    for (size_t i = 0; i < s.n; i++) {
        char c = s.at[i];
        bool is_word =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!is_word && !memchr(others, c, sizeof others - 1))
            return false;
    }
    return s.n > 0;
}

/**
 * Whether a control character other than a tab is in @p s. Some servers end a line at a
 * lone carriage return, which is one of them.
 */
static bool has_control(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if ((c < ' ' && c != '\t') || c == 0x7F)
            return true;
    }
    return false;
}

/**
 * Whether a blank is in @p s. libmicrohttpd looks for the version from the end of the
 * line, and so leaves blanks in the target.
 */
static bool has_blank(struct str s)
{
    return str_find(s, STR(" ")) < s.n || str_find(s, STR("\t")) < s.n;
}

static bool is_named(const struct head_field *field, const char *name)
{
    return field->name.n == strlen(name) &&
           strncasecmp(field->name.at, name, field->name.n) == 0;
}

struct str head_field(const struct head *head, const char *name)
{
    for (size_t i = 0; i < head->n_fields && i < HEAD_FIELDS_MAX; i++)
        if (is_named(&head->fields[i], name))
            return str_trim(head->fields[i].value);
    return (struct str){NULL, 0};
}

static size_t count_of(const struct head *head, const char *name)
{
    size_t n = 0;
    for (size_t i = 0; i < head->n_fields; i++)
        n += is_named(&head->fields[i], name);
    return n;
}

static bool fields_are_well_formed(const struct head *head)
{
    for (size_t i = 0; i < head->n_fields; i++)
        if (!is_token(head->fields[i].name) || has_control(head->fields[i].value))
            return false;
    return true;
}

/**
 * Whether there is one Host field, and no character in it that would end a host name.
 * Only HTTP/1.0 may leave it out.
 */
static bool host_is_sound(const struct head *head)
{
    size_t n = count_of(head, "host");
    if (n == 0)
        return str_equal(head->version, STR("HTTP/1.0"));
    struct str host = head_field(head, "host");
    for (size_t i = 0; i < host.n; i++)
        if (memchr(" \t/\\?#@,", host.at[i], 8))
            return false;
    return n == 1;
}

/**
 * Whether the head announces a body, which no endpoint takes. "Content-Length: 0", said
 * once, is let through.
 */
static bool announces_body(const struct head *head)
{
    if (count_of(head, "transfer-encoding") > 0)
        return true;
    size_t n = count_of(head, "content-length");
    return n > 1 || (n == 1 && !str_equal(head_field(head, "content-length"), STR("0")));
}

static bool method_is_known(struct str method)
{
    return str_equal(method, STR("GET")) || str_equal(method, STR("HEAD")) ||
           str_equal(method, STR("OPTIONS"));
}

enum head_fault head_check(const struct head *head)
{
    if (head->target.n > HEAD_TARGET_MAX_BYTES)
        return HEAD_TARGET_TOO_LONG;
    if (head->bytes > HEAD_MAX_BYTES || head->n_fields > HEAD_FIELDS_MAX)
        return HEAD_TOO_LARGE;
    if (!is_token(head->method) || has_blank(head->target) || has_control(head->target) ||
        !fields_are_well_formed(head))
        return HEAD_MALFORMED;
    if (!str_equal(head->version, STR("HTTP/1.1")) &&
        !str_equal(head->version, STR("HTTP/1.0")))
        return HEAD_VERSION;
    if (!host_is_sound(head))
        return HEAD_HOST;
    if (!method_is_known(head->method))
        return HEAD_METHOD;
    return announces_body(head) ? HEAD_BODY : HEAD_OK;
}

/** Whether nothing but blanks stands from @p from up to @p to. */
static bool is_blank(const char *from, const char *to)
{
    for (; from < to; from++)
        if (*from != ' ' && *from != '\t')
            return false;
    return true;
}

bool head_is_as_sent(const struct head *head)
{
    const char *at = head->method.at + head->method.n + 1;
    if (head->target.at != at)
        return false;
    at += head->target.n + 1;
    if (head->version.at != at)
        return false;
    at += head->version.n + 2;
    for (size_t i = 0; i < head->n_fields; i++) {
        const struct head_field *field = &head->fields[i];
        const char *blanks = at + field->name.n + 1;
        if (field->name.at != at || field->value.at < blanks ||
            field->value.at > head->method.at + head->bytes ||
            !is_blank(blanks, field->value.at))
            return false;
        at = field->value.at + field->value.n + 2;
    }
    return head->method.at + head->bytes == at + 2;
}
