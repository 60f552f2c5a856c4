/* What the opaque handles hold. */
#ifndef TEMPLATE_C_HANDLES_HPP
#define TEMPLATE_C_HANDLES_HPP

#include <deque>
#include <memory>
#include <set>
#include <string>

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include "base/status.h"

struct template_set {
    ctemplate::TemplateCache cache;
    std::set<std::string> names;
};

struct template_tree;

struct template_data {
    ctemplate::TemplateDictionary *dictionary;
    template_tree *tree;
};

/** A whole tree: its root is the first of the nodes, so that a root's handle is a node like any other. */
struct template_tree {
    ctemplate::TemplateDictionary dictionary{"root"};
    std::deque<template_data> nodes; /* a deque: handles stay where they are */
    enum status status = STATUS_OK;  /* the first failure to keep a value */
};

#endif
