# gcc does not know that cmocka's asserts end a test with longjmp(), and after
# assert_non_null(p) still warns that p may be null. Linked after project_options, whose
# warning this turns off.
add_library(test_options INTERFACE)
target_compile_options(test_options INTERFACE -Wno-null-dereference)

# unit_test(<name> SOURCES <files> LIBRARIES <targets>): a cmocka program that is a test.
# Its label is the folder that it tests: base, engine, server… Exit code 77 says that a
# test of the program was skipped (tests/unit/cmocka_all.h).
function(unit_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES} project_options test_options
    test_cmocka)
  target_compile_definitions(${name} PRIVATE SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    BUILD_DIR="${CMAKE_BINARY_DIR}")
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  add_test(NAME ${name} COMMAND ${name})
  file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR}/tests/unit ${CMAKE_CURRENT_SOURCE_DIR})
  string(REGEX REPLACE "/.*" "" folder "${folder}")
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300
    LABELS "unit;${folder}")
endfunction()
