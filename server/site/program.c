/* Digests the segments of the program that nothing can write to: code, constants and
 * relocations. They are in memory, so that nothing has to be read even if the file was
 * replaced meanwhile, and they do not change when debugging symbols are removed. */
#include "server/site/program.h"

#include <link.h>
#include <xxhash.h>

/** Add the segments of the first object to the digest at @p context. */
static int add_segments(struct dl_phdr_info *object, size_t size, void *context)
{
    (void)size;
    uint64_t *digest = context;
    for (size_t i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        if (segment->p_type != PT_LOAD || (segment->p_flags & (PF_R | PF_W)) != PF_R)
            continue;
        /* NOLINTNEXTLINE(performance-no-int-to-ptr): ELF's addresses are numbers. */
        const void *at = (const void *)(object->dlpi_addr + segment->p_vaddr);
        *digest = XXH3_64bits_withSeed(at, segment->p_memsz, *digest);
    }
    return 1; /* the first object is the program itself: the others are not looked at */
}

uint64_t program_digest(void)
{
    uint64_t digest = 0;
    (void)dl_iterate_phdr(add_segments, &digest);
    return digest;
}
