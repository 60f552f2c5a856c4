/* Finding phrases by the leads of their words: comparing sixteen leads at a time finds
 * what comparing each finds. */
#include "engine/store/flat/lead_site.h"

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"

/** Forms whose leads and tails have every length. */
static const uint32_t forms[] = {
    0, 1, 2, 7, FORM_TWO - 1, FORM_TWO, FORM_TWO + 300, FORM_THREE + 5, FORM_LONG + 9};

#define WORDS_MAX 4U
#define LEADS_MAX 90U

static uint32_t draw(uint64_t *seed, uint32_t below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33) % below;
}

/** For each word of the phrase, whether a lead may be its own. */
struct words {
    bool has[WORDS_MAX][LEADS];
    unsigned n;
};

static void draw_words(struct words *words, struct form_marks *marks, uint64_t *seed)
{
    *words = (struct words){.n = 1 + draw(seed, WORDS_MAX)};
    for (unsigned word = 0; word < words->n; word++)
        for (uint32_t n = 1 + draw(seed, 3); n; n--) {
            uint32_t form = forms[draw(seed, COUNT_OF(forms))];
            form_marks_put(marks, form, word, false);
            words->has[word][lead_of(form)] = true;
        }
}

/** Draw leads in memory of their own size, so that a sanitizer sees a read beside
 *  them. */
static unsigned char *draw_leads(struct token_leads *out, uint64_t *seed)
{
    size_t n = draw(seed, LEADS_MAX);
    unsigned char *leads = mem_resize_array(NULL, n, 1);
    for (size_t i = 0; i < n; i++)
        leads[i] = draw(seed, 12) ? lead_of(forms[draw(seed, COUNT_OF(forms))])
                                  : LEAD_ALTERNATIVE;
    *out = (struct token_leads){leads, leads + n};
    return leads;
}

static bool may_be(const struct words *words, int64_t word,
                   const struct token_leads *leads, int64_t at, int64_t step)
{
    if (word < 0 || word >= words->n)
        return true;
    int64_t n = leads->end - leads->at, mark = at + step;
    if (at < 0 || at >= n)
        return false;
    return words->has[word][leads->at[at]] || leads->at[at] == LEAD_ALTERNATIVE ||
           (mark >= 0 && mark < n && leads->at[mark] == LEAD_ALTERNATIVE);
}

static void sites_are_found_wherever_they_are(void **state)
{
    (void)state;
    uint64_t seed = 7;
    size_t n_sites = 0;
    for (int round = 0; round < 20000; round++) {
        AUTO_ARENA *arena = arena_new();
        struct form_marks marks = form_marks_new(arena);
        struct words words;
        draw_words(&words, &marks, &seed);
        struct lead_site site;
        lead_site_choose(&site, &marks, words.n);
        assert_true(site.number < words.n);
        struct token_leads leads;
        unsigned char *kept = draw_leads(&leads, &seed);
        const unsigned char *at = leads.at;
        for (int64_t i = 0; i < leads.end - leads.at; i++) {
            if (!words.has[site.number][leads.at[i]] ||
                !may_be(&words, (int64_t)site.number - 1, &leads, i - 1, -1) ||
                !may_be(&words, (int64_t)site.number + 1, &leads, i + 1, 1))
                continue;
            at = lead_site_find(&site, &leads, at);
            assert_int_equal(i, at++ - leads.at);
            n_sites++;
        }
        assert_ptr_equal(leads.end, lead_site_find(&site, &leads, at));
        mem_free(kept);
    }
    assert_true(n_sites > 20000);
}

static void forms_of_every_length_have_a_code(void **state)
{
    (void)state;
    static const uint32_t edges[] = {0,
                                     FORM_TWO - 1,
                                     FORM_TWO,
                                     FORM_TWO + 255,
                                     FORM_TWO + 256,
                                     FORM_THREE - 1,
                                     FORM_THREE,
                                     FORM_THREE + 65536,
                                     FORM_LONG - 1,
                                     FORM_LONG,
                                     UINT32_MAX};
    static const unsigned bytes[] = {0, 0, 1, 1, 1, 1, 2, 2, 2, 4, 4};
    for (size_t i = 0; i < COUNT_OF(edges); i++)
        assert_int_equal(bytes[i], tail_bytes(lead_of(edges[i])));
    assert_int_equal(LEAD_TWO + 1, lead_of(FORM_TWO + 256));
    assert_int_equal(LEAD_LONG - 1, lead_of(FORM_LONG - 1));
    assert_int_equal(LEAD_LONG, lead_of(FORM_LONG));
}

static void the_rarest_words_are_chosen(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    struct form_marks marks = form_marks_new(arena);
    static const uint32_t phrase[] = {0, 4000, 100, 3, 1};
    for (unsigned i = 0; i < COUNT_OF(phrase); i++)
        form_marks_put(&marks, phrase[i], i, true);
    struct lead_site site;
    lead_site_choose(&site, &marks, COUNT_OF(phrase));
    assert_int_equal(2, site.number);
    assert_true(site.has_before && site.has_behind);
    lead_site_choose(&site, &marks, 1);
    assert_int_equal(0, site.number);
    assert_false(site.has_before || site.has_behind);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sites_are_found_wherever_they_are),
        cmocka_unit_test(forms_of_every_length_have_a_code),
        cmocka_unit_test(the_rarest_words_are_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
