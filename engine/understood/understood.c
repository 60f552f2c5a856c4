/* Reads a query for places and times: keeps account of its words and of what each was
 * taken for, and makes the proposals. */
#include "engine/understood/understood.h"

#include <limits.h>

#include "engine/request/query.h"
#include "engine/understood/understood_parts.h"

bool reading_is(const struct query_reading *r, size_t i, const char *folded)
{
    if (i >= r->n || r->use[i] != WORD_FREE)
        return false;
    const struct token *end = r->tokens.at + r->tokens.n;
    for (const struct token *t = r->words[i]; t < end && t->position == i; t++)
        if (str_equal(t->folded, str_of(folded)))
            return true;
    return false;
}

bool reading_is_in(const struct query_reading *r, size_t i, const char *const *table)
{
    return i < r->n && r->use[i] == WORD_FREE && str_is_in(r->words[i]->folded, table);
}

bool reading_is_parted(const struct query_reading *r, size_t i, const char *signs)
{
    size_t from = i ? r->words[i - 1]->end : 0;
    size_t to = i < r->n ? r->words[i]->start : r->text.n;
    for (size_t at = from; at < to; at++)
        if (r->text.at[at] && strchr(signs, r->text.at[at]))
            return true;
    return false;
}

bool reading_ends_at(const struct query_reading *r, size_t i)
{
    if (i + 1 >= r->n || r->use[i + 1] == WORD_PLACE || r->use[i + 1] == WORD_TIME)
        return true;
    return reading_is_parted(r, i + 1, ",;:!?()");
}

int reading_number(const struct query_reading *r, size_t i, size_t digits)
{
    if (i >= r->n || r->use[i] != WORD_FREE)
        return -1;
    const struct token *word = r->words[i];
    if (word->end - word->start != digits || word->folded.n != digits)
        return -1;
    return (int)str_number(word->folded, INT_MAX);
}

/* Which words may be read: those of plain text and of phrases that are neither excluded
 * nor asked for in one field. */

/** Free the words of @p part, a piece of the text. */
static void open_words(struct query_reading *r, struct str part)
{
    size_t from = (size_t)(part.at - r->text.at);
    for (size_t i = 0; i < r->n; i++)
        if (r->words[i]->start >= from && r->words[i]->end <= from + part.n)
            r->use[i] = WORD_FREE;
}

static void open_nodes(struct query_reading *r, const struct query_node *node)
{
    for (; node; node = node->next) {
        if (node->excluded || node->field != QUERY_ANYWHERE)
            continue;
        if (node->kind == QUERY_WORDS || node->kind == QUERY_PHRASE)
            open_words(r, node->text);
        open_nodes(r, node->child);
    }
}

/**
 * Whether the tree has only words, however they are joined: none is excluded, quoted, cut
 * by a star or asked for in a field.
 */
static bool is_wordy(const struct query_node *node)
{
    for (; node; node = node->next)
        if (node->excluded || node->field != QUERY_ANYWHERE ||
            node->kind == QUERY_PHRASE || node->kind == QUERY_PREFIX ||
            !is_wordy(node->child))
            return false;
    return true;
}

/**
 * Whether the text has nothing that the query language could take for an operator. Most
 * texts have nothing, and then need not be parsed.
 */
static bool has_no_sign(struct str text)
{
    char before = ' ';
    for (size_t i = 0; i < text.n; i++) {
        char c = text.at[i];
        bool is_capital = c >= 'A' && c <= 'Z',
             was_capital = before >= 'A' && before <= 'Z';
        /* \xC2 and \xE2 are the first bytes of the quotes and spaces beyond ASCII. Two
         * capitals may be an operator: OU. */
        if (c == '\0' || strchr("\"():*\xC2\xE2", c) || (c == '-' && before == ' ') ||
            (is_capital && was_capital))
            return false;
        before = c;
    }
    return true;
}

/** Decide which words may be read. */
static void open_text(struct query_reading *r)
{
    if (has_no_sign(r->text)) {
        /* All words are free, as they were to begin with. */
        r->is_plain = r->is_wordy = true;
        return;
    }
    struct query_ignored ignored;
    const struct query_node *root = query_parse(r->text, &ignored, r->arena);
    const struct query_node *only = root->child;
    r->is_plain = root->kind == QUERY_GROUP && only && !only->next &&
                  only->kind == QUERY_WORDS && only->field == QUERY_ANYWHERE &&
                  !only->excluded && ignored.n == 0;
    r->is_wordy = r->is_plain || (is_wordy(root) && ignored.n == 0);
    for (size_t i = 0; i < r->n; i++)
        r->use[i] = r->is_plain ? WORD_FREE : WORD_CLOSED;
    if (!r->is_plain)
        open_nodes(r, root);
}

static void reading_begin(struct query_reading *r, struct analyser *analyser)
{
    r->text = r->request->text;
    r->tokens = analyser_run(analyser, r->text, ANALYSE_QUERY);
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): the elements are pointers. */
    r->words = arena_array(r->arena, r->tokens.n + 1, sizeof *r->words);
    r->use = arena_array(r->arena, r->tokens.n + 1, 1);
    for (size_t i = 0; i < r->tokens.n; i++)
        if (!(r->tokens.at[i].flags & TOKEN_ALTERNATIVE))
            r->words[r->n++] = &r->tokens.at[i];
    open_text(r);
}

/* Adding a proposal. */

/**
 * Words before a place or a time that say nothing more: « en », « dans la région », « du
 * mois d' ».
 */
static const char *const leading[] = {
    "en",     "a",           "au",   "aux", "dans",  "de",      "du",    "des", "d",
    "le",     "la",          "l",    "les", "pour",  "sur",     "annee", "an",  "mois",
    "region", "departement", "dept", "dep", "ville", "commune", NULL};

bool reading_propose(struct query_reading *r, const struct proposal *proposal,
                     enum word_use use)
{
    if (r->n_proposals == PROPOSALS_MAX)
        return false;
    struct proposal *p = &r->proposals[r->n_proposals++];
    *p = *proposal;
    p->name_first = p->first;
    for (size_t i = p->first; i < p->after; i++)
        r->use[i] = (unsigned char)use;
    while (p->first > 0 && reading_is_in(r, p->first - 1, leading) &&
           !(r->words[p->first - 1]->flags & TOKEN_GLUED) &&
           !reading_is_parted(r, p->first, "-.,;:!?()[]|\""))
        r->use[--p->first] = WORD_BETWEEN;
    return true;
}

/**
 * The text of a proposal: its words, the elision before the first one (« l'Oise ») and
 * the brackets around them.
 */
static struct str written(const struct query_reading *r, const struct proposal *p)
{
    size_t start = r->words[p->first]->start, end = r->words[p->after - 1]->end;
    size_t floor = p->first ? r->words[p->first - 1]->end : 0;
    struct str apostrophe = STR("\xE2\x80\x99"), before = {r->text.at, start};
    size_t sign = str_ends_with(before, apostrophe) ? apostrophe.n
                  : str_ends_with(before, STR("'")) ? 1
                                                    : 0;
    start -= sign;
    while (sign && start > floor && r->text.at[start - 1] >= 'A')
        start--;
    if (start > floor && r->text.at[start - 1] == '(')
        start--;
    if (end < r->text.n && r->text.at[end] == ')' &&
        memchr(r->text.at + start, '(', end - start))
        end++;
    return (struct str){r->text.at + start, end - start};
}

/* Giving the proposals to the caller. */

/**
 * Whether the filter @p said replaces the words of @p p too. A bracketed name can be
 * taken out even of a query with operators.
 */
static bool goes_with(const struct query_reading *r, const struct proposal *p,
                      const struct proposal *said)
{
    bool is_same =
        p == said || (p->says_all && said->regions && p->regions == said->regions);
    return is_same && (r->is_plain || written(r, p).at[0] == '(');
}

/**
 * The query without the words that the filter @p said replaces; empty when only stop
 * words are left.
 */
static struct str rest_of(const struct query_reading *r, const struct proposal *said)
{
    if (!said->says_all)
        return r->text;
    struct str gone[PROPOSALS_MAX];
    size_t n = 0;
    unsigned char *is_gone = arena_array(r->arena, r->n, 1);
    for (size_t i = 0; i < r->n_proposals; i++) {
        const struct proposal *p = &r->proposals[i];
        if (!goes_with(r, p, said))
            continue;
        gone[n++] = written(r, p);
        memset(is_gone + p->first, 1, p->after - p->first);
    }
    bool has_words = false;
    for (size_t i = 0; i < r->n; i++)
        has_words = has_words || (!is_gone[i] && !(r->words[i]->flags & TOKEN_STOP));
    AUTO_BUF rest = BUF_INIT(r->text.n + 1);
    for (const char *at = r->text.at; at < r->text.at + r->text.n; at++) {
        bool stays = true;
        for (size_t i = 0; i < n && stays; i++)
            stays = at < gone[i].at || at >= gone[i].at + gone[i].n;
        /* Where words were taken out, the space before and the one behind become one. */
        if (stays && (*at != ' ' || (rest.n && buf_str(&rest).at[rest.n - 1] != ' ')))
            buf_put_byte(&rest, *at);
    }
    return has_words ? arena_str(r->arena, str_trim(buf_str(&rest))) : STR("");
}

/** Add a filter unless it is there. The same region under another name is the same. */
static void give(struct understood *out, struct search_understood one)
{
    for (size_t i = 0; i < out->n; i++)
        if (str_equal(out->at[i].parameter, one.parameter) &&
            str_equal(out->at[i].value, one.value) &&
            (str_equal(one.parameter, STR("region")) ||
             str_equal(out->at[i].label, one.label)))
            return;
    out->at[out->n++] = one;
}

/** Add a filter for each region of @p p that the request does not filter by yet. */
static void give_place(struct understood *out, const struct query_reading *r,
                       const struct proposal *p)
{
    out->regions |= p->regions;
    struct search_understood one = {
        .text = written(r, p), .parameter = STR("region"), .rest = rest_of(r, p)};
    for (size_t i = 0; i < vocabulary_n_regions(r->index->vocabulary); i++) {
        if (!((p->regions & ~r->request->regions) >> i & 1U))
            continue;
        const struct region *region = vocabulary_region(r->index->vocabulary, i);
        AUTO_BUF label = BUF_INIT(4096);
        buf_printf(&label, "%s", region->label);
        if (p->name && strcmp(p->name, region->label) != 0) {
            buf_clear(&label);
            buf_printf(&label, "%s (%s)", p->name, region->label);
        }
        one.value = str_of(region->code);
        one.label = arena_str(r->arena, buf_str(&label));
        give(out, one);
    }
}

/** Add the filters of a time, unless the request has such filters already. */
static void give_time(struct understood *out, const struct query_reading *r,
                      const struct proposal *p)
{
    struct search_understood one = {
        .text = written(r, p), .label = p->label, .rest = rest_of(r, p)};
    if (p->valid_at != DATE_NONE) {
        char day[DATE_TEXT_BYTES];
        out->valid_at = p->valid_at;
        date_format(day, p->valid_at);
        one.parameter = STR("valid_at");
        one.value = arena_str(r->arena, str_of(day));
        if (r->request->valid_at == DATE_NONE)
            give(out, one);
        return;
    }
    if (out->n_ranges < UNDERSTOOD_RANGES_MAX)
        out->ranges[out->n_ranges++] = period_days(p->period);
    if (r->request->from != DATE_NONE || r->request->to != DATE_NONE)
        return;
    if (p->period.from.year) {
        one.parameter = STR("from");
        one.value = moment_value(p->period.from, r->arena);
        give(out, one);
    }
    if (p->period.to.year) {
        one.parameter = STR("to");
        one.value = moment_value(p->period.to, r->arena);
        give(out, one);
    }
}

/** Give the places, or the times, in the order of the text. */
static void give_all(struct understood *out, const struct query_reading *r, bool places)
{
    for (size_t word = 0; word < r->n; word++)
        for (size_t i = 0; i < r->n_proposals; i++) {
            const struct proposal *p = &r->proposals[i];
            if (p->first != word || (p->regions != 0) != places)
                continue;
            out->is_certain = out->is_certain || p->is_certain;
            out->has_words = out->has_words || !p->is_number;
            if (places)
                give_place(out, r, p);
            else
                give_time(out, r, p);
        }
}

/** Whether the query names nothing but places and times, stop words apart. */
static bool is_all(const struct query_reading *r)
{
    for (size_t i = 0; i < r->n; i++)
        if ((r->use[i] == WORD_CLOSED || r->use[i] == WORD_FREE) &&
            !(r->words[i]->flags & TOKEN_STOP))
            return false;
    return r->is_wordy && (r->n_proposals > 0 || r->kinds) &&
           r->request->mode == MODE_BROAD;
}

/** The words from @p first to before @p after, folded, in the arena. */
static struct plan_place named_by(const struct query_reading *r, size_t first,
                                  size_t after)
{
    struct str *words = arena_array(r->arena, after - first, sizeof *words);
    for (size_t i = first; i < after; i++)
        words[i - first] = arena_str(r->arena, r->words[i]->folded);
    return (struct plan_place){.words = words, .n = after - first};
}

/** Give the places to whoever plans the query: those that are meant, then all names,
 *  which are not corrected whatever they mean. */
static void give_named(struct understood *out, const struct query_reading *r)
{
    struct plan_place *places =
        arena_array(r->arena, r->n_proposals + r->n_places, sizeof *places);
    size_t n = 0;
    for (size_t i = 0; i < r->n_proposals; i++) {
        const struct proposal *p = &r->proposals[i];
        if (!p->regions)
            continue;
        places[n] = named_by(r, p->name_first, p->after);
        places[n].regions = p->regions;
        places[n].is_region = p->is_region;
        places[n].is_number = p->is_number;
        places[n++].is_doubtful = !p->is_certain;
    }
    for (size_t i = 0; i < r->n_places; i++) {
        const struct place *name = &r->places[i];
        places[n] = named_by(r, name->first_position, (size_t)name->last_position + 1);
        places[n].is_region = name->kind == PLACE_REGION && !name->is_negated;
        places[n].regions = places[n].is_region ? name->regions : 0;
        places[n++].is_doubtful = true;
    }
    out->places = (struct plan_places){places, n};
}

void understood_find(struct understood *out, const struct search_request *request,
                     const struct index *index, struct analyser *analyser,
                     struct arena *arena)
{
    *out = (struct understood){.valid_at = DATE_NONE};
    if (request->text.n == 0)
        return;
    struct query_reading r = {.index = index, .request = request, .arena = arena};
    reading_begin(&r, analyser);
    reading_find_places(&r);
    reading_find_times(&r);
    reading_find_departments(&r);
    reading_find_doubtful(&r);
    reading_find_kinds(&r);
    give_named(out, &r);
    out->is_all = is_all(&r);
    out->is_plain = r.is_plain;
    out->kinds = out->is_all ? r.kinds : 0;
    out->has_words = out->kinds != 0;
    if (r.n_proposals == 0)
        return;
    /* A place may be in several regions; a time takes up to two parameters. */
    out->at = arena_array(arena, (size_t)PROPOSALS_MAX * REGION_MAX, sizeof *out->at);
    give_all(out, &r, true);
    give_all(out, &r, false);
}
