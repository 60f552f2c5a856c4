/* An offer of training as it is collected from LHEO, and the record made of it. */
#ifndef INDEXER_OFFICE_LHEO_OFFER_H
#define INDEXER_OFFICE_LHEO_OFFER_H

#include "base/arena.h"
#include "base/buf.h"
#include "indexer/tabular/sheet.h"

/** What a part of an offer says: the order is that of the document. */
#define LHEO_PARTS(ROW)                                                                  \
    ROW(GOAL, "Objectif")                                                                \
    ROW(CONTENT, "Contenu")                                                              \
    ROW(RESULTS, "Résultats attendus")                                                   \
    ROW(PUBLIC, "Public visé")                                                           \
    ROW(CONDITIONS, "Conditions d'accès")                                                \
    ROW(PACE, "Rythme")                                                                  \
    ROW(DURATION, "Durée")                                                               \
    ROW(METHODS, "Modalités pédagogiques")                                               \
    ROW(ALTERNATION, "Modalités de l'alternance")                                        \
    ROW(SELECTION, "Modalités de recrutement")                                           \
    ROW(ENROLMENT, "Modalités d'inscription")                                            \
    ROW(FUNDING, "Prise en charge")                                                      \
    ROW(COST, "Frais")                                                                   \
    ROW(SERVICES, "Sur place")                                                           \
    ROW(PLACE, "Lieu")                                                                   \
    ROW(SESSION, "Sessions")                                                             \
    ROW(CERTIFICATION, "Certification")                                                  \
    ROW(FIELD, "Domaine")                                                                \
    ROW(PROVIDER, "Organisme")                                                           \
    ROW(CONTACT, "Contact")

#define LHEO_NUMBER(NAME, heading) LHEO_##NAME,
enum lheo_part { LHEO_PARTS(LHEO_NUMBER) LHEO_PART_COUNT_ };
#undef LHEO_NUMBER

struct lheo_entry {
    enum lheo_part part;
    /* 0: of the offer; else the number of the action that it is of. */
    unsigned action;
    struct str text;
};

/** Held by value; its texts are in the arena, which is cleared for each offer. */
struct lheo_offer {
    struct arena *arena;
    struct str title, number, url, provider, changed;
    /* The first day of its sessions and the last one, as « 20260901 ». */
    struct str first_day, last_day;
    struct lheo_entry *entries;
    size_t n, room;
    /* The actions that have begun, and the open one; 0 for none. */
    unsigned n_actions, action;
    uint32_t first_line, last_line;
};

/** Add a part; empty ones and those that the action has already are left out. */
void lheo_add(struct lheo_offer *offer, enum lheo_part part, struct str text);

/** Give the sink a record of the offer, or refuse it. */
MUST_CHECK enum status lheo_take(struct sheet_reading *with,
                                 const struct lheo_offer *offer, struct error *err);

#endif
