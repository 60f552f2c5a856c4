# `cmake --build build/clang --target tidy` runs clang-tidy on all files of the product by
# the rules of .clang-tidy. Only with clang: it does not know all options of gcc.
find_program(CLANG_TIDY NAMES clang-tidy-14)
find_package(Python3 3.9 COMPONENTS Interpreter)
if(CLANG_TIDY AND Python3_FOUND AND CMAKE_C_COMPILER_ID MATCHES "Clang")
  add_custom_target(tidy
    COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_SOURCE_DIR}/tests/lint/tidy.py
      ${CMAKE_BINARY_DIR} --all
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} VERBATIM USES_TERMINAL)
endif()
