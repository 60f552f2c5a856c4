/* Writing the tree of a query on one line. */
#include "tests/unit/engine/request/query_described.h"

void query_describe(struct buf *out, const struct query_node *node)
{
    static const char *const kinds[] = {
        [QUERY_WORDS] = "mots",    [QUERY_PHRASE] = "phrase", [QUERY_PREFIX] = "préfixe",
        [QUERY_FILTER] = "filtre", [QUERY_GROUP] = "groupe",  [QUERY_ALL] = "ET",
        [QUERY_ANY] = "OU"};
    static const char *const fields[] = {
        [QUERY_ANYWHERE] = "",      [QUERY_TITLE] = " titre", [QUERY_AUTHOR] = " auteur",
        [QUERY_REGION] = " région", [QUERY_THEME] = " thème", [QUERY_TYPE] = " type",
        [QUERY_SOURCE] = " source", [QUERY_DATE] = " date"};
    buf_printf(out, "%s(%s%s", node->excluded ? "-" : "", kinds[node->kind],
               fields[node->field]);
    if (node->kind <= QUERY_FILTER)
        buf_printf(out, " \"%.*s\"", STR_ARG(node->text));
    for (const struct query_node *child = node->child; child; child = child->next) {
        buf_put_byte(out, ' ');
        query_describe(out, child);
    }
    buf_put_byte(out, ')');
}
