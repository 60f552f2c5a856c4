# library_of(<name> EXCEPT <files> FOLDERS <folders>): a static library of all C and C++
# files in this folder and in <folders>, but <files>. The next build finds a new file by
# itself.
function(library_of name)
  cmake_parse_arguments(ARG "" "" "EXCEPT;FOLDERS" ${ARGN})
  set(sources)
  foreach(folder IN ITEMS . LISTS ARG_FOLDERS)
    file(GLOB found CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}
      ${folder}/*.c ${folder}/*.cpp)
    list(APPEND sources ${found})
  endforeach()
  if(ARG_EXCEPT)
    list(REMOVE_ITEM sources ${ARG_EXCEPT})
  endif()
  add_library(${name} STATIC ${sources})
endfunction()
