/* Chooses and writes the examples of the home page. */
#include "server/home/home_examples.h"

#define EXAMPLE_MAX_BYTES 512
#define EXAMPLES_MAX_BYTES ((size_t)8 << 10)

/** What was chosen so far: one example a line. */
struct choice {
    struct exchange *x;
    struct buf lines;
    size_t n;
};

/** Ask for @p words and for the theme @p theme; either may be empty. */
static enum status ask(struct search_answer *out, struct search_request *request,
                       struct exchange *x, const struct search_param *params, size_t n,
                       struct error *err)
{
    struct search_faults faults;
    if (search_request_read(request, &faults, x->index, params, n, x->arena))
        return error_set(err, STATUS_INTERNAL, "the request of an example is refused");
    request->per_page = 1;
    request->without_extracts = true;
    return search(out, x->searcher, request, err);
}

/** Keep @p words if they find something as they are. */
static enum status try_words(struct choice *choice, struct str words, struct error *err)
{
    struct search_param param = {STR("q"), words};
    struct search_request request;
    struct search_answer answer;
    enum status st = ask(&answer, &request, choice->x, &param, 1, err);
    if (st || answer.total == 0 || answer.corrected_ran || answer.relaxed)
        return st;
    buf_put_str(&choice->lines, words);
    buf_put_byte(&choice->lines, '\n');
    choice->n++;
    return STATUS_OK;
}

/** The region of @p regions that has most documents, and was not taken yet; NULL when
 *  none has any. It is taken then. */
static const struct facet_value *take_region(const struct facet_list *regions,
                                             uint64_t *taken)
{
    size_t best = regions->n;
    for (size_t i = 0; i < regions->n && i < 64; i++) {
        bool is_free = !(*taken >> i & 1U) && regions->at[i].count > 0 &&
                       !str_equal(regions->at[i].value, STR("national"));
        if (is_free &&
            (best == regions->n || regions->at[i].count > regions->at[best].count))
            best = i;
    }
    if (best == regions->n)
        return NULL;
    *taken |= UINT64_C(1) << best;
    return &regions->at[best];
}

/** Make an example of a theme and of the region that has most of its documents. */
static enum status try_theme(struct choice *choice, const struct facet_value *theme,
                             uint64_t *taken, struct error *err)
{
    struct search_param param = {STR("theme"), theme->value};
    struct search_request request;
    struct search_answer answer;
    enum status st = ask(&answer, &request, choice->x, &param, 1, err);
    if (st)
        return st;
    const struct facet_value *region = take_region(&answer.facets[FACET_REGION], taken);
    AUTO_BUF words = BUF_INIT(EXAMPLE_MAX_BYTES);
    buf_put_str(&words, theme->label);
    if (region)
        buf_printf(&words, " %.*s", STR_ARG(region->label));
    struct str kept = arena_str(choice->x->arena, buf_str(&words));
    return buf_overflowed(&words) ? STATUS_OK : try_words(choice, kept, err);
}

static enum status choose(struct choice *choice, const struct search_answer *all,
                          struct error *err)
{
    const struct identity *identity = choice->x->site->identity;
    const struct facet_list *themes = &all->facets[FACET_THEME];
    enum status st = STATUS_OK;
    for (size_t i = 0; i < identity->n_examples && choice->n < EXAMPLES_SHOWN && !st; i++)
        st = try_words(choice, identity->examples[i], err);
    uint64_t taken = 0;
    for (size_t i = 0; i < themes->n && choice->n < EXAMPLES_SHOWN && !st; i++)
        if (themes->at[i].depth == 0)
            st = try_theme(choice, &themes->at[i], &taken, err);
    return st;
}

/** The examples, one a line, from what is kept with the generation. */
static enum status examples_of(struct str *out, struct exchange *x,
                               const struct search_answer *all, struct error *err)
{
    *out = lease_kept(x->lease, KEPT_EXAMPLES);
    if (out->at)
        return STATUS_OK;
    struct choice choice = {x, BUF_INIT(EXAMPLES_MAX_BYTES), 0};
    enum status st = choose(&choice, all, err);
    if (!st)
        lease_keep(x->lease, KEPT_EXAMPLES, buf_str(&choice.lines));
    buf_release(&choice.lines);
    *out = lease_kept(x->lease, KEPT_EXAMPLES);
    return st;
}

enum status home_examples(struct html *h, struct exchange *x,
                          const struct search_answer *all, struct error *err)
{
    struct str lines;
    enum status st = examples_of(&lines, x, all, err);
    if (st || lines.n == 0)
        return st;
    HTML(h, "<div class=\"examples\"><p id=\"exemples\">Par exemple&nbsp;:</p>"
            "<ul aria-labelledby=\"exemples\">");
    while (lines.n > 0) {
        struct str words = str_cut(&lines, '\n');
        HTML(h, "<li>");
        html_link(h, url_param(URL("/recherche"), STR("q"), words, x->arena), words);
        HTML(h, "</li>");
    }
    HTML(h, "</ul></div>");
    return STATUS_OK;
}
