# `cmake --build build/clang --target tidy`: clang-tidy on our sources, by the rules of .clang-tidy.
# Only with clang: gcc's own warning options in the compile commands would be errors to it.
find_program(RUN_CLANG_TIDY NAMES run-clang-tidy-14)
if(RUN_CLANG_TIDY AND CMAKE_C_COMPILER_ID MATCHES "Clang")
  add_custom_target(tidy
    COMMAND ${RUN_CLANG_TIDY} -quiet -p ${CMAKE_BINARY_DIR}
      "^${CMAKE_SOURCE_DIR}/(base|xapian-c|simdjson-c|text|engine|indexer|server|cli|eval)/"
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} VERBATIM USES_TERMINAL)
endif()
