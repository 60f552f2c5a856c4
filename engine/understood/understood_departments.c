/* Finds the numbers of departments in a query: « 59 », « (62) », « dép. 2A », « 62300
 * lens ». « 16-25 ans », « 15 % », « n° 59 » and « bac 3 » are none. */
#include "engine/understood/understood_parts.h"

/** Words before a number that say that it is a department's. */
static const char *const announcers[] = {"departement", "departements", "dep", "dept",
                                         "depts",       "deps",         "dpt", NULL};

/**
 * Words that a number behind them belongs to, as in « article 12 » or « bac 3 »: it is no
 * department's. Their plurals in s or x are not listed.
 */
static const char *const numbered[] = {
    "article",     "articles", "art",       "alinea",     "annexe",    "chapitre",
    "titre",       "livre",    "loi",       "decret",     "niveau",    "niveaux",
    "bac",         "phase",    "objectif",  "axe",        "mesure",    "action",
    "fiche",       "page",     "pages",     "version",    "v",         "covid",
    "rev",         "top",      "question",  "cycle",      "categorie", "echelon",
    "coefficient", "groupe",   "indice",    "code",       "norme",     "iso",
    "zone",        "tranche",  "semaine",   "trimestre",  "semestre",  "agenda",
    "convention",  "ccn",      "cc",        "idcc",       "rncp",      "numero",
    "no",          "n",        "age",       "plus",       "moins",     "entre",
    "plan",        "web",      "industrie", "cop",        "acte",      "lot",
    "tome",        "partie",   "point",     "hausse",     "baisse",    "taux",
    "tva",         "ifrs",     "cerfa",     "formulaire", "l",         "r",
    "d",           "jour",     "jours",     "classe",     "module",    "bloc",
    "session",     "pour",     "sur",       "contre",     "par",       "bts",
    "g",           "h",        "agirc",     "arrco",      "salaire",   "smic",
    "apres",       "avant",    "depuis",    "environ",    "siecle",    "guerre",
    "euro",        "les",      "des",       "de",         "a",         "au",
    "aux",         "en",       "quinzaine", "minimum",    "maximum",   "seuil",
    "ces",         "ses",      "mes",       "nos",        "vos",       "mois",
    "an",          "ans",      "duree",     "heure",      "heures",    "est",
    "ont",         "as",       "ai",        "nombre",     "tel",       "telephone",
    "fax",         "rue",      "bis",       "indicateur", "critere",   "priorite",
    "volet",       "etape",    "item",      "unite",      "epreuve",   "sequence",
    "seance",      "tableau",  "figure",    "graphique",  "encadre",   "note",
    "paragraphe",  "colonne",  "ligne",     "rubrique",   "p",         "pp",
    "edition",     "lettre",   "bulletin",  "volume",     "vol",       "cahier",
    "serie",       "saison",   "vague",     "promotion",  "promo",     "salle",
    "bureau",      "batiment", "bat",       "etage",      "porte",     "bus",
    "tram",        "metro",    "route",     "autoroute",  "windows",   "office",
    NULL};

/**
 * Words behind a number that it may count or belong to. Other words in s or x are taken
 * for plurals, hence counted, without being listed.
 */
static const char *const units[] = {
    "pct",     "h",     "heure", "an",      "euro",  "eur",    "k",       "ke",
    "m",       "km",    "m2",    "mois",    "kg",    "min",    "million", "milliard",
    "millier", "point", "jour",  "semaine", "fois",  "minute", "annee",   "trimestre",
    "er",      "eme",   "degre", "mn",      "cm",    "mm",     "go",      "et",
    "ou",      "a",     "db",    "ml",      "cl",    "kw",     "kwh",     "ha",
    "mo",      "ko",    "cv",    "place",   "poste", NULL};

/** What « pour » makes a share of the number before it: « 80 pour cent ». */
static const char *const shares[] = {"cent", "100", "mille", "1000", NULL};

/** Signs for « numéro » that the analysis takes for no word. */
static const char *const number_signs[] = {"n°", "N°", "n°s", "N°s",
                                           "nº", "Nº", "№",   "#"};

/**
 * The department whose code is @p code, in small letters; NULL for none.
 *
 * @param[out] region  the number of its region.
 */
static const struct department *find(const struct query_reading *r, struct str code,
                                     size_t *region)
{
    for (*region = 0; *region < vocabulary_n_regions(r->index->vocabulary); ++*region) {
        const struct region *at = vocabulary_region(r->index->vocabulary, *region);
        for (size_t i = 0; i < at->n_departments; i++) {
            struct str known = str_of(at->departments[i].code);
            bool same = known.n == code.n;
            for (size_t j = 0; j < code.n && same; j++)
                same =
                    (known.at[j] | ('A' <= known.at[j] && known.at[j] <= 'Z' ? 32 : 0)) ==
                    code.at[j];
            if (same)
                return &at->departments[i];
        }
    }
    return NULL;
}

/** Whether word @p i may be a code: two digits, 2a, 2b, or three digits from 971 on. */
static bool is_code(const struct query_reading *r, size_t i)
{
    if (i >= r->n || r->use[i] != WORD_FREE)
        return false;
    struct str word = r->words[i]->folded;
    if (r->words[i]->end - r->words[i]->start != word.n)
        return false;
    return (word.n == 2 && (str_equal(word, STR("2a")) || str_equal(word, STR("2b")) ||
                            reading_number(r, i, 2) >= 0)) ||
           (word.n == 3 && reading_number(r, i, 3) >= 971);
}

static char byte_at(const struct query_reading *r, size_t at)
{
    return at < r->text.n ? r->text.at[at] : ' ';
}

static bool is_bracketed(const struct query_reading *r, size_t i)
{
    uint32_t start = r->words[i]->start;
    return start > 0 && byte_at(r, start - 1) == '(' &&
           byte_at(r, r->words[i]->end) == ')';
}

/**
 * Whether spaces, brackets, commas or the like stand around word @p i, or a slash between
 * it and another code. « 16-25 », « +15 » and « 3.5 » are no codes.
 */
static bool stands_free(const struct query_reading *r, size_t i)
{
    uint32_t start = r->words[i]->start;
    char before = start ? byte_at(r, start - 1) : ' ',
         after = byte_at(r, r->words[i]->end);
    bool slash_before = before == '/' && i > 0 && r->use[i - 1] == WORD_PLACE;
    size_t region;
    bool slash_after = after == '/' && is_code(r, i + 1) &&
                       byte_at(r, r->words[i + 1]->end) != '/' &&
                       find(r, r->words[i + 1]->folded, &region);
    return (strchr(" (,;\t", before) || slash_before || (unsigned char)before == 0xA0) &&
           (strchr(" ),;:.?!\t", after) || slash_after || (unsigned char)after == 0xC2);
}

/** Whether « n° » or the like stands before word @p i. */
static bool has_number_sign(const struct query_reading *r, size_t i)
{
    struct str before = str_trim((struct str){r->text.at, r->words[i]->start});
    for (size_t sign = 0; sign < COUNT_OF(number_signs); sign++)
        if (str_ends_with(before, str_of(number_signs[sign])))
            return true;
    return false;
}

/** Whether word @p i is one that a number behind it belongs to, or the plural of one. */
static bool is_numbered(const struct query_reading *r, size_t i)
{
    if (reading_is_in(r, i, numbered))
        return true;
    struct str word = r->words[i]->folded;
    return word.n > 3 && strchr("sx", word.at[word.n - 1]) &&
           str_is_in((struct str){word.at, word.n - 1}, numbered);
}

/** Whether word @p i is a share: « 80 pour cent ». */
static bool is_share(const struct query_reading *r, size_t i)
{
    return reading_is(r, i + 1, "pour") && reading_is_in(r, i + 2, shares);
}

/** Whether « département », « dans » or the like stands before word @p i. */
static bool is_announced(const struct query_reading *r, size_t i)
{
    if (i > 0 && reading_is_in(r, i - 1, announcers))
        return true;
    if (i > 1 && (reading_is(r, i - 1, "du") || reading_is(r, i - 1, "le") ||
                  reading_is(r, i - 1, "de")))
        return reading_is_in(r, i - 2, announcers) || reading_is(r, i - 2, "dans");
    return i > 0 && reading_is(r, i - 1, "dans");
}

/**
 * Whether what follows word @p i shows that it counts nothing: the end, a place, a time,
 * a preposition, or another code of which the same is true.
 */
static bool is_followed_well(const struct query_reading *r, size_t i)
{
    static const char *const going_on[] = {"en",  "avec", "dans", "pour",
                                           "sur", "chez", NULL};
    if (reading_ends_at(r, i) || reading_is_in(r, i + 1, going_on))
        return true;
    if (r->use[i + 1] == WORD_CLOSED)
        return false;
    size_t next = i + 1;
    if (reading_is(r, next, "et") || reading_is(r, next, "ou"))
        next++;
    if (is_code(r, next))
        return is_followed_well(r, next);
    /* The first word of the query may be a code before any word that cannot be counted:
     * « 62 pôle emploi », but not « 35 heures » or « 50 euros ». */
    struct str word = r->words[i + 1]->folded;
    bool is_plural = word.n > 0 && strchr("sx", word.at[word.n - 1]);
    return i == 0 && next == i + 1 && !is_plural && !reading_is_in(r, i + 1, units) &&
           !(r->words[i + 1]->flags & (TOKEN_NUMBER | TOKEN_STOP));
}

/**
 * Whether a place of another region stands before word @p i: in « paris 15 », the number
 * is a district's.
 */
static bool is_elsewhere(const struct query_reading *r, size_t i)
{
    size_t region;
    (void)find(r, r->words[i]->folded, &region);
    for (size_t p = 0; p < r->n_proposals; p++)
        if (r->proposals[p].after == i && r->proposals[p].regions &&
            !r->proposals[p].is_number && !(r->proposals[p].regions >> region & 1U))
            return true;
    return false;
}

/** Whether what stands before word @p i allows it to be a code. */
static bool is_preceded_well(const struct query_reading *r, size_t i)
{
    if (i == 0 || reading_is_parted(r, i, ",;:("))
        return true;
    const struct token *before = r->words[i - 1];
    if (r->use[i - 1] == WORD_PLACE)
        return !is_elsewhere(r, i);
    if (r->use[i - 1] != WORD_FREE || (before->flags & TOKEN_NUMBER))
        return false;
    if ((reading_is(r, i - 1, "et") || reading_is(r, i - 1, "ou")) && i > 1)
        return r->use[i - 2] == WORD_PLACE;
    return !is_numbered(r, i - 1) && !(before->flags & TOKEN_STOP) &&
           before->folded.n > 1;
}

static void propose(struct query_reading *r, size_t i, struct str code, bool says_all)
{
    size_t region;
    const struct department *department = find(r, code, &region);
    if (!department)
        return;
    struct proposal proposal = {.first = i,
                                .after = i + 1,
                                .is_certain = true,
                                .says_all = says_all,
                                .regions = (region_set)1 << region,
                                .name = department->name,
                                .is_number = true,
                                .valid_at = DATE_NONE};
    (void)reading_propose(r, &proposal, WORD_PLACE);
}

/**
 * Propose the department of a postal code: « 62300 lens », « cp 59000 ». Five digits
 * alone may be the number of anything, so a place of its region or « cp » must stand
 * beside them.
 */
static void read_postal(struct query_reading *r, size_t i)
{
    if (reading_number(r, i, 5) < 1000)
        return;
    struct str digits = r->words[i]->folded;
    struct str code = {digits.at, str_starts_with(digits, STR("97")) ? 3 : 2};
    if (str_starts_with(digits, STR("20")))
        code = digits.at[2] < '2' ? STR("2a") : STR("2b");
    size_t region;
    if (!find(r, code, &region))
        return;
    bool is_said =
        i > 0 && (reading_is(r, i - 1, "cp") || reading_is(r, i - 1, "postal"));
    for (size_t p = 0; p < r->n_places && !is_said; p++)
        is_said =
            (r->places[p].regions >> region & 1U) && !r->places[p].is_negated &&
            (r->places[p].first_position == i + 1 || r->places[p].last_position + 1 == i);
    if (is_said)
        propose(r, i, code, true);
}

/** Whether word @p i is the day of a date: « 12 avril », « 31 février 2025 ». */
static bool is_day(const struct query_reading *r, size_t i)
{
    struct moment day;
    if (reading_number(r, i, 2) > 31 || i + 1 >= r->n)
        return false;
    if (r->use[i + 1] == WORD_TIME)
        return r->words[i + 1]->folded.at[0] > '9';
    return moment_read(r, i + 1, &day) > 0 && day.month && day.day == 0;
}

void reading_find_departments(struct query_reading *r)
{
    for (size_t i = 0; i < r->n; i++) {
        if (r->use[i] != WORD_FREE ||
            !((r->words[i]->flags & TOKEN_NUMBER) || is_code(r, i)))
            continue;
        read_postal(r, i);
        if (!is_code(r, i) || !stands_free(r, i))
            continue;
        if (is_day(r, i) || is_share(r, i) || has_number_sign(r, i))
            continue;
        bool ends_well = reading_ends_at(r, i) || is_followed_well(r, i);
        if (ends_well &&
            (is_bracketed(r, i) || is_announced(r, i) || is_preceded_well(r, i)))
            propose(r, i, r->words[i]->folded, true);
    }
}
