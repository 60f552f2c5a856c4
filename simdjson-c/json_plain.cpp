/* Turns a document of simdjson into values of jansson. */
#include <memory>
#include <string_view>

#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include "base/guarded.hpp"
#include "simdjson-c/json_plain.h"

namespace dom = simdjson::dom;

namespace
{

constexpr unsigned depth_max = 16;

/* Each thread keeps a parser, with its memory, for texts of up to so many bytes. */
constexpr std::size_t kept_max = std::size_t{1} << 20;

struct give_back {
    void operator()(json_t *value) const
    {
        json_decref(value);
    }
};
using json_ptr = std::unique_ptr<json_t, give_back>;

bool has_null(std::string_view text)
{
    return text.find('\0') != std::string_view::npos;
}

/* NULL when the value is not plain. Functions of jansson that take a value refuse NULL,
 * so that this fails everything around it. */
json_t *value_of(dom::element element, unsigned depth);

json_t *text_of(std::string_view text)
{
    return has_null(text) ? nullptr : json_stringn_nocheck(text.data(), text.size());
}

json_t *list_of(dom::array elements, unsigned depth)
{
    json_ptr list{json_array()};
    for (dom::element element : elements)
        if (json_array_append_new(list.get(), value_of(element, depth)))
            return nullptr;
    return list.release();
}

json_t *object_of(dom::object members, unsigned depth)
{
    json_ptr object{json_object()};
    std::size_t n = 0;
    for (auto [key, element] : members)
        if (has_null(key) ||
            json_object_setn_new_nocheck(object.get(), key.data(), key.size(),
                                         value_of(element, depth)) ||
            json_object_size(object.get()) != ++n) /* the same member twice */
            return nullptr;
    return object.release();
}

json_t *value_of(dom::element element, unsigned depth)
{
    switch (element.type()) {
    case dom::element_type::OBJECT:
        return depth < depth_max
                   ? object_of(dom::object(element.get_object().value_unsafe()),
                               depth + 1)
                   : nullptr;
    case dom::element_type::ARRAY:
        return depth < depth_max
                   ? list_of(dom::array(element.get_array().value_unsafe()), depth + 1)
                   : nullptr;
    case dom::element_type::STRING:
        return text_of(element.get_string().value_unsafe());
    case dom::element_type::INT64:
        return json_integer(element.get_int64().value_unsafe());
    case dom::element_type::BOOL:
        return json_boolean(element.get_bool().value_unsafe());
    case dom::element_type::NULL_VALUE:
        return json_null();
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
        break;
    }
    return nullptr;
}

/* simdjson accepts a byte order mark, jansson does not. */
bool has_mark(std::string_view text)
{
    return text.substr(0, 3) == "\xEF\xBB\xBF";
}

json_t *read_by(dom::parser &parser, std::string_view text)
{
    dom::element root;
    if (has_mark(text) || parser.parse(text.data(), text.size()).get(root))
        return nullptr;
    return value_of(root, 0);
}

json_t *read(std::string_view text)
{
    thread_local dom::parser kept;
    if (text.size() <= kept_max)
        return read_by(kept, text);
    dom::parser parser;
    return read_by(parser, text);
}

} // namespace

json_t *json_plain_read(struct str text)
{
    json_t *value = nullptr;
    /* simdjson throws nothing of its own here. When memory runs out, the text is left to
     * jansson. */
    (void)base::guarded<base::no_own_handlers>(nullptr, [&] {
        value = read({text.at, text.n});
    });
    return value;
}
