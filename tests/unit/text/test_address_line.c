/* Lines that only list addresses, and others. */
#include "base/macros.h"
#include "tests/unit/cmocka_all.h"
#include "text/excerpt/address_line.h"

static void lists_of_addresses_are_told_from_sentences(void **state)
{
    (void)state;
    static const char *const addresses[] = {
        "Tél. : 01 23 45 67 89",
        "accueil@exemple.fr",
        "https://www.exemple.fr/contact",
        "Site : www.exemple.fr, courriel : nous@exemple.fr",
        "12 rue des Tanneurs, 59000 Lille",
        "BP 40, 80000 Amiens Cedex 1 – Standard : +33 3 22 00 00 00",
        "14 avenue du Général Leclerc, 62000 Arras, 03 21 00 00 00",
    };
    static const char *const others[] = {
        "",
        "Le centre ouvre à neuf heures.",
        "La région compte 5 965 764 habitants",
        "Appelez le 01 23 45 67 89 pour prendre un rendez-vous avec un conseiller.",
        "Budget 2026 : 873 683 616 euros",
        "Les dossiers se déposent sur www.exemple.fr avant la fin du mois de mai.",
        "Rue, quai, place",
    };
    for (size_t i = 0; i < COUNT_OF(addresses); i++)
        if (!text_is_address(str_of(addresses[i])))
            fail_msg("no address: %s", addresses[i]);
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (text_is_address(str_of(others[i])))
            fail_msg("an address: %s", others[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_of_addresses_are_told_from_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
