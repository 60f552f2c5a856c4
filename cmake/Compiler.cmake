# The languages, and warnings, hardening and sanitizers as an interface library that all
# our targets link.
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(INFFO_WERROR "Warnings are errors" ON)
option(INFFO_HARDEN "Hardening flags (release)" OFF)
option(INFFO_COVERAGE "Count executed lines" OFF)
option(INFFO_FUZZ "Build the libFuzzer targets (clang only)" OFF)
set(INFFO_SANITIZE "" CACHE STRING "Sanitizers: address,undefined or thread")

add_library(project_options INTERFACE)
cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH PROJECT_ROOT)
target_include_directories(project_options INTERFACE
  ${PROJECT_ROOT} ${CMAKE_BINARY_DIR}/generated)
target_compile_definitions(project_options INTERFACE _GNU_SOURCE
  INFFO_VERSION="${PROJECT_VERSION}")

set(WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wformat=2
  -Wundef -Wcast-align -Wcast-qual -Wwrite-strings -Wdouble-promotion -Wnull-dereference
  -Wswitch-enum -Wvla)
set(C_WARNINGS -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition)
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
  list(APPEND WARNINGS -Wduplicated-cond -Wduplicated-branches -Wlogical-op)
else()
  # clang 14 warns about the statement expression in TAKE() in spite of __extension__.
  list(APPEND WARNINGS -Wno-gnu-statement-expression)
endif()
if(INFFO_WERROR)
  list(APPEND WARNINGS -Werror)
endif()
target_compile_options(project_options INTERFACE
  ${WARNINGS} "$<$<COMPILE_LANGUAGE:C>:${C_WARNINGS}>")

if(INFFO_HARDEN)
  target_compile_options(project_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
    -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
    -ftrivial-auto-var-init=zero "$<$<COMPILE_LANGUAGE:CXX>:-D_GLIBCXX_ASSERTIONS>")
  # clang 14 wants this option before it initialises variables with zero.
  if(CMAKE_C_COMPILER_ID MATCHES "Clang")
    target_compile_options(project_options INTERFACE
      -enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang)
  endif()
  target_link_options(project_options INTERFACE -pie -Wl,-z,relro,-z,now,-z,noexecstack)
endif()

if(INFFO_SANITIZE)
  target_compile_options(project_options INTERFACE -fsanitize=${INFFO_SANITIZE}
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(project_options INTERFACE -fsanitize=${INFFO_SANITIZE})
endif()

if(INFFO_COVERAGE)
  target_compile_options(project_options INTERFACE --coverage)
  target_link_options(project_options INTERFACE --coverage)
endif()

if(INFFO_FUZZ)
  target_compile_options(project_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
