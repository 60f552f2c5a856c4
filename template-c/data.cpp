/* Trees of values. */
#include "template-c/guarded.hpp"
#include "template-c/handles.hpp"
#include "template-c/template.h"

using ctemplate::TemplateString;
using template_c::guarded;

namespace
{

/** Run @p body on a node that may be NULL; remember the first failure. */
template <class Body> void setting(template_data *node, Body &&body) noexcept
{
    if (!node)
        return;
    enum status st = guarded(nullptr, [&] { body(*node->dictionary); });
    if (st && !node->tree->status)
        node->tree->status = st;
}

template_data *new_node(template_tree &tree, ctemplate::TemplateDictionary *dictionary)
{
    tree.nodes.push_back({dictionary, &tree});
    return &tree.nodes.back();
}

void set_bytes(template_data *node, const char *name, struct str value)
{
    setting(node, [&](auto &dictionary) {
        dictionary.SetValue(TemplateString(name),
                            TemplateString(value.n ? value.at : "", value.n));
    });
}

} // namespace

struct template_data *template_data_new(void)
{
    template_data *root = nullptr;
    enum status st = guarded(nullptr, [&] {
        auto tree = std::make_unique<template_tree>();
        root = new_node(*tree, &tree->dictionary);
        (void)tree.release();
    });
    return st ? nullptr : root;
}

void template_data_free(struct template_data *root)
{
    if (root)
        delete root->tree;
}

void template_data_free_at(struct template_data **root)
{
    template_data_free(*root);
}

void template_data_set(struct template_data *node, const char *name, struct str value)
{
    set_bytes(node, name, value);
}

void template_data_set_marked(struct template_data *node, const char *name,
                              struct str html)
{
    set_bytes(node, name, html);
}

void template_data_set_html(struct template_data *node, const char *name, struct str html)
{
    set_bytes(node, name, html);
}

void template_data_set_number(struct template_data *node, const char *name,
                              unsigned long value)
{
    setting(node, [&](auto &dictionary) {
        dictionary.SetValue(TemplateString(name), std::to_string(value));
    });
}

struct template_data *template_data_add(struct template_data *node, const char *section)
{
    template_data *added = nullptr;
    setting(node, [&](auto &dictionary) {
        added = new_node(*node->tree,
                         dictionary.AddSectionDictionary(TemplateString(section)));
    });
    return added;
}

void template_data_show(struct template_data *node, const char *section)
{
    setting(node,
            [&](auto &dictionary) { dictionary.ShowSection(TemplateString(section)); });
}

struct template_data *template_data_include(struct template_data *node,
                                            const char *marker, const char *file)
{
    template_data *included = nullptr;
    setting(node, [&](auto &dictionary) {
        auto *child = dictionary.AddIncludeDictionary(TemplateString(marker));
        child->SetFilename(TemplateString(file));
        included = new_node(*node->tree, child);
    });
    return included;
}
