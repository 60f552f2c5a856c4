/* Reads the contract that the program was built with. */
#include "server/contract/contract.h"

/* docs/openapi.yaml: the build makes a file of C of it (cmake/Embed.cmake). */
extern const unsigned char contract_source[];
extern const size_t contract_source_bytes;

enum status contract_read(json_t **out, struct error *err)
{
    struct str source = {(const char *)contract_source, contract_source_bytes};
    if (contract_from_yaml(out, source, err))
        return error_context(err, STATUS_INTERNAL, "docs/openapi.yaml");
    return STATUS_OK;
}
