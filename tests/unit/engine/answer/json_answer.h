/* The documents of the tests of JSON, and answers as JSON. */
#ifndef TESTS_UNIT_ENGINE_ANSWER_JSON_ANSWER_H
#define TESTS_UNIT_ENGINE_ANSWER_JSON_ANSWER_H

#include <jansson.h>

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    "{\"id\":\"plein\",\"kind\":\"news\",\"title\":\"La VAE \\\"<b>\\\" & "
    "l'été\",\"text\":\"Un "
    "texte\\tsur la VAE \\\\ fin.\",\"regions\":[\"32\",\"53\"],\"themes\":[\"vae\"],"
    "\"date\":\"2026-04-07\",\"valid_from\":\"2026-01-01\",\"valid_to\":\"2027-12-31\","
    "\"source\":\"Le quotidien\",\"author\":\"Anne "
    "Petit\",\"url\":\"https://exemple.fr/a?b=1&c=2\","
    "\"section\":\"Actualités\",\"part_of\":\"vide\",\"origin\":{\"file\":\"a.txt\","
    "\"lines\":[3,9]}}",
    "{\"id\":\"vide\",\"text\":\"La VAE seule.\"}",
    ("{\"id\":\"autre\",\"title\":\"Autre chose\",\"text\":\"Une validation des acquis "
     "de "
     "l'expérience.\"}"),
};

/** The answer to @p query as JSON. The caller calls json_decref(). */
static inline json_t *answer(struct fixture *f, const char *query)
{
    AUTO_BUF body = BUF_INIT(1 << 20);
    fixture_ask(f, query);
    search_answer_to_json(&body, &f->answer, f->index, STR(""));
    json_error_t error;
    json_t *root = json_loadb(body.at, body.n, JSON_REJECT_DUPLICATES, &error);
    if (!root)
        fail_msg("%s: %s\n%s", query, error.text, buf_text(&body));
    return root;
}

#endif
