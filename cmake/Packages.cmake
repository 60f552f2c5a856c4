# The libraries that the project uses. All are Debian packages: packages.txt names them.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
foreach(package IN ITEMS libmicrohttpd jansson libutf8proc libzstd zlib nettle libxxhash
        yaml-0.1 libcmark-gfm simdjson xapian-core sqlite3 libarchive libxml-2.0
        libseccomp libcurl poppler-glib)
  pkg_check_modules(${package} REQUIRED IMPORTED_TARGET ${package})
endforeach()
if(INFFO_TESTS)
  pkg_check_modules(cmocka REQUIRED IMPORTED_TARGET cmocka)
endif()

# Libraries without a file for pkg-config.
foreach(library IN ITEMS csv roaring stemmer)
  find_library(${library}_LIBRARY ${library} REQUIRED)
  add_library(${library} INTERFACE)
  target_link_libraries(${library} INTERFACE ${${library}_LIBRARY})
endforeach()
