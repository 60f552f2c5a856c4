/* A simple evaluator of expressions over arrays, which the tests compare with. */
#ifndef TESTS_UNIT_ENGINE_STORE_SET_ORACLE_H
#define TESTS_UNIT_ENGINE_STORE_SET_ORACLE_H

#include "engine/store/set.h"

/** The documents of the index are those from 1 to this. */
#define SET_ORACLE_DOCUMENTS 200U

/** The most parts of an expression. */
#define SET_ORACLE_PARTS 4U

/** Whether document @p docid has term @p term: « a » is number 0, « b » number 1. */
bool set_oracle_has_term(uint32_t term, uint32_t docid);

/** Whether document @p docid has value @p value. None has value 0. */
bool set_oracle_has_value(uint32_t value, uint32_t docid);

/** Which documents a set has. */
struct set_members {
    bool has[SET_ORACLE_DOCUMENTS + 1];
};

struct set_members set_oracle_members(const struct set *set);

#endif
