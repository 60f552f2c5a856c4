# The libraries that the project is built on, all Debian packages (packages.txt has their names).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
foreach(package IN ITEMS libmicrohttpd jansson libutf8proc libzstd zlib nettle libxxhash
        yaml-0.1 libcmark-gfm simdjson xapian-core)
  pkg_check_modules(${package} REQUIRED IMPORTED_TARGET ${package})
endforeach()
if(INFFO_TESTS)
  pkg_check_modules(cmocka REQUIRED IMPORTED_TARGET cmocka)
endif()

# Those that ship no pkg-config file.
foreach(library IN ITEMS csv roaring stemmer)
  find_library(${library}_LIBRARY ${library} REQUIRED)
  add_library(${library} INTERFACE)
  target_link_libraries(${library} INTERFACE ${${library}_LIBRARY})
endforeach()
