/* What the opaque handles hold, and how bytes pass between C and C++. */
#ifndef XAPIAN_C_HANDLES_HPP
#define XAPIAN_C_HANDLES_HPP

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

#include <xapian.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "xapian-c/query_tree.hpp"

struct xc_database {
    Xapian::Database xapian;
};

struct xc_document {
    Xapian::Document xapian;
    /* The sum of all wdf, which Xapian keeps in 32 bits. */
    std::uint64_t length = 0;
    /* The term that is being added: its memory is used again for the next. */
    std::string term;
};

struct xc_query {
    xc::node_ptr root;
    unsigned depth;
};

namespace xc
{

/**
 * The number of an enumerator that came from C, where it may be any number. C++ may not
 * even read one that is not a value of its type.
 */
template <class Enum> unsigned number_of(const Enum &value)
{
    unsigned number = 0;
    static_assert(sizeof value == sizeof number, "enums of C are unsigned");
    std::memcpy(&number, &value, sizeof number);
    return number;
}

inline std::string bytes_of(struct str s)
{
    return s.n ? std::string(s.at, s.n) : std::string();
}

inline struct str str_of_bytes(const std::string &bytes)
{
    return {bytes.data(), bytes.size()};
}

/** Empty @p out and put @p bytes into it. STATUS_OK or STATUS_TOO_LARGE. */
inline enum status hand_over(struct buf *out, const std::string &bytes, struct error *err)
{
    buf_clear(out);
    buf_put(out, bytes.data(), bytes.size());
    if (!buf_overflowed(out))
        return STATUS_OK;
    buf_clear(out);
    return error_set(err, STATUS_TOO_LARGE, "%zu bytes, the most is %zu", bytes.size(),
                     out->limit);
}

/**
 * How many bytes a term takes as a key in the tables of glass, where a zero byte is
 * escaped.
 */
inline std::size_t key_bytes(struct str term)
{
    if (term.n == 0)
        return 0;
    return term.n + static_cast<std::size_t>(std::count(term.at, term.at + term.n, '\0'));
}

} // namespace xc

#endif
