/* Sentences that say what a name means, and others. */
#include "base/buf.h"
#include "base/macros.h"
#include "tests/unit/cmocka_all.h"
#include "text/excerpt/definition.h"

static void definitions_are_told_from_mentions(void **state)
{
    (void)state;
    /* [ ] is the name. */
    static const struct {
        const char *sentence;
        enum definition wanted;
    } cases[] = {
        {"Le [tutorat] est une aide donnée sur le lieu de travail.", DEFINITION_SAYS},
        {"L'[alternance] désigne un partage du temps.", DEFINITION_SAYS},
        {"L’[alternance] permet d'apprendre en travaillant.", DEFINITION_SAYS},
        {"Les [plateformes] sont des lieux ouverts à tous.", DEFINITION_SAYS},
        {"Le [bilan de carrière] (BC) consiste en trois entretiens.", DEFINITION_SAYS},
        {"Le [mentorat], né au Québec, aide les débutants.", DEFINITION_SAYS},
        {"On appelle [tiers-lieu] un local partagé.", DEFINITION_SAYS},
        {"Un local partagé est appelé [tiers-lieu].", DEFINITION_SAYS},
        {"Par [tutorat], on entend une aide sur place.", DEFINITION_SAYS},
        {"Qu'est-ce que le [tutorat] ?", DEFINITION_SAYS},
        {"Elle suit un [plan de montée en gamme] (PMG).", DEFINITION_SPELT},
        {"Le bureau tient un plan de montée en gamme ([PMG]).", DEFINITION_SPELT},
        {"Le [PMG] (plan de montée en gamme) a dix ans.", DEFINITION_SPELT},
        {"Le [tutorat] est prolongé d'un an.", DEFINITION_NONE},
        {"Le salarié demande un [tutorat].", DEFINITION_NONE},
        {"Dans l'atelier, le [tutorat] est une habitude.", DEFINITION_NONE},
        {"Il appelle le bureau du [tutorat].", DEFINITION_NONE},
        {"Elle suit un [stage] (Lens).", DEFINITION_NONE},
        {"[tutorat]", DEFINITION_NONE},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF text = BUF_INIT(1000);
        struct text_span name = {0, 0};
        for (const char *at = cases[i].sentence; *at; at++)
            if (*at == '[')
                name.start = text.n;
            else if (*at == ']')
                name.end = text.n;
            else
                buf_put_byte(&text, *at);
        enum definition got = definition_of(buf_str(&text), name);
        if (got != cases[i].wanted)
            fail_msg("%s gave %d", cases[i].sentence, (int)got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(definitions_are_told_from_mentions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
