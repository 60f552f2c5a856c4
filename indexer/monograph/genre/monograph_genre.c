/* Holds the words of the genre in tables. To read a monograph that names a section or a
 * column otherwise, add a row here. */
#include "indexer/monograph/genre/monograph_genre.h"

#include <string.h>

#include "base/macros.h"
#include "engine/written/word.h"

static const struct {
    /* Folded; a star stands for any ending. */
    const char *words;
    enum role role;
} headings[] = {
    {"donnees socio*", ROLE_INDICATORS},
    {"donnees economiques", ROLE_INDICATORS},
    {"indicateur*", ROLE_INDICATORS},
    {"chiffre* cle*", ROLE_INDICATORS},
    {"situation economique", ROLE_INDICATORS},
    {"contexte socio*", ROLE_INDICATORS},
    {"pole* de competitivite", ROLE_CLUSTERS},
    {"campus", ROLE_CAMPUS},
    {"cmq", ROLE_CAMPUS},
    {"interlocuteur*", ROLE_CONTACTS},
    {"contact*", ROLE_CONTACTS},
    {"annuaire", ROLE_CONTACTS},
    {"organigramme", ROLE_CONTACTS},
    {"acteurs regionaux", ROLE_CONTACTS},
    {"qui fait quoi", ROLE_CONTACTS},
    {"budget*", ROLE_BUDGETS},
    {"programmation*", ROLE_PROGRAMMES},
    {"contractualisation*", ROLE_PROGRAMMES},
    {"politique* regionale*", ROLE_PROGRAMMES},
    {"strategie* regionale*", ROLE_PROGRAMMES},
    {"planification", ROLE_PROGRAMMES},
    {"contrats et *", ROLE_PROGRAMMES},
    {"actualite*", ROLE_NEWS},
    {"breves", ROLE_NEWS},
    {"en bref", ROLE_NEWS},
    {"a la une", ROLE_NEWS},
};

/* Words before the word that names a section: « LES PRINCIPAUX INTERLOCUTEURS »,
 * « L'ACTUALITÉ ». */
static const char *const front_words[] = {
    "l",           "le",        "la",       "les",    "des",    "principaux",
    "principales", "dernieres", "derniers", "grands", "grandes"};

static const char *const contents_words[] = {"sommaire", "table des matieres"};

/* What a page on the services of the publisher is called; it is before the table of
 * contents. */
static const char *const services_words[] = {
    "au service*", "a votre service", "services aux *", "nos services", "nos outils"};

static const char *const programme_words[] = {
    "contrat*",   "pacte*",         "plan",    "schema*",    "programme*", "convention*",
    "strategie*", "document cadre", "accord*", "protocole*", "cper",       "cprdfop",
    "prf",        "pric",           "srdeii"};

static const struct {
    const char *words;
    enum table_column column;
} columns[] = {
    {"annee n 1", COLUMN_PREVIOUS},
    {"annee n", COLUMN_VALUE},
    {"evolution*", COLUMN_EVOLUTION},
    {"variation*", COLUMN_EVOLUTION},
    {"progression*", COLUMN_EVOLUTION},
    {"national*", COLUMN_NATIONAL},
    {"au niveau national", COLUMN_NATIONAL},
    {"france travail", COLUMN_OTHER},
    {"france", COLUMN_NATIONAL},
    {"libelle*", COLUMN_LABEL},
    {"intitule*", COLUMN_LABEL},
    {"nom", COLUMN_FAMILY_NAME},
    {"noms", COLUMN_FAMILY_NAME},
    {"prenom*", COLUMN_FIRST_NAME},
    {"fonction", COLUMN_PERSON},
    {"fonctions", COLUMN_PERSON},
    {"organisme", COLUMN_PERSON},
    {"structure", COLUMN_PERSON},
    {"telephone*", COLUMN_PERSON},
    {"courriel*", COLUMN_PERSON},
    {"mail*", COLUMN_PERSON},
    {"adresse*", COLUMN_PERSON},
    {"total*", COLUMN_TOTAL},
    {"depenses totales", COLUMN_TOTAL},
    {"ensemble", COLUMN_TOTAL},
};

static const char *const spellings[] = {
    "chiffres clés",
    "dernières actualités",
    "actualités",
    "données socio-économiques",
    "pôles de compétitivité",
    "campus des métiers et des qualifications",
    "programmation régionale",
    "métiers en tension",
    "directions générales",
    "apprentissage",
    "dépenses",
    "recettes",
    "taux de chômage",
    "demandeurs d'emploi",
    "secteurs d'activité",
    "secteurs d'activités",
    "services de l'État",
    "instances et opérateurs régionaux",
    "budgets consolidés",
    "conseil régional",
};

static const char *const common_fronts[] = {
    "campus des metiers et des qualifications d excellence",
    "campus des metiers et des qualifications",
    "campus d excellence",
    "campus",
    "cmq d excellence",
    "cmq",
    "pole de competitivite",
};

static struct str skip_front(struct str folded)
{
    struct str rest = folded;
    for (;;) {
        struct str next = rest;
        struct str word = str_cut(&next, ' ');
        bool skipped = word.n && strspn(word.at, "0123456789") >= word.n;
        skipped |= str_is_among(word, front_words, COUNT_OF(front_words));
        if (!skipped || !next.at)
            return rest;
        rest = next;
    }
}

enum role genre_role(struct str folded)
{
    struct str rest = skip_front(folded);
    for (size_t i = 0; i < COUNT_OF(headings); i++)
        if (words_start_with(rest, headings[i].words))
            return headings[i].role;
    return ROLE_COUNT_;
}

bool genre_opens_section(enum role role)
{
    return role != ROLE_COUNT_ && role != ROLE_OTHER;
}

bool genre_is_contents(struct str folded)
{
    return str_is_among(folded, contents_words, COUNT_OF(contents_words));
}

bool genre_is_services(struct str folded)
{
    for (size_t i = 0; i < COUNT_OF(services_words); i++)
        if (words_start_with(folded, services_words[i]))
            return true;
    return false;
}

bool genre_is_programme(struct str folded)
{
    for (size_t i = 0; i < COUNT_OF(programme_words); i++)
        if (words_start_with(folded, programme_words[i]))
            return true;
    return false;
}

enum table_column genre_column(struct str folded)
{
    for (size_t i = 0; i < COUNT_OF(columns); i++)
        if (words_start_with(folded, columns[i].words))
            return columns[i].column;
    return COLUMN_OTHER;
}

const char *const *genre_spellings(size_t *n)
{
    *n = COUNT_OF(spellings);
    return spellings;
}

size_t genre_common_front(struct str folded)
{
    for (size_t i = 0; i < COUNT_OF(common_fronts); i++)
        if (words_start_with(folded, common_fronts[i]))
            return folded.n > strlen(common_fronts[i]) ? strlen(common_fronts[i]) : 0;
    return 0;
}
