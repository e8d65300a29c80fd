# What is compiled into the program from stdlib/. scale_pack (compiler/pack) turns each product's files into one C++
# source of the schema layer.
file(GLOB sources CONFIGURE_DEPENDS compiler/pack/*.cpp)
list(REMOVE_ITEM sources ${CMAKE_SOURCE_DIR}/compiler/pack/main.cpp)
add_library(scale_packing STATIC ${sources})
target_include_directories(scale_packing PUBLIC compiler)
target_link_libraries(scale_packing PUBLIC scale_support fmt::fmt PRIVATE scale_options ${SCALE_ZSTD} ${SCALE_YAML})
add_executable(scale_pack compiler/pack/main.cpp)
target_link_libraries(scale_pack PRIVATE scale_packing scale_options)

# scale_pack_product(PRODUCT PATTERN): packs the files that match PATTERN.
function(scale_pack_product product pattern)
  file(GLOB_RECURSE inputs CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${pattern})
  list(JOIN inputs "\n" lines)
  # The list is a file, so that removing an input is a change too.
  set(list ${CMAKE_BINARY_DIR}/generated/${product}.list)
  set(output ${CMAKE_BINARY_DIR}/generated/${product}.cpp)
  file(GENERATE OUTPUT ${list} CONTENT "${lines}\n")
  list(TRANSFORM inputs PREPEND ${CMAKE_SOURCE_DIR}/)
  add_custom_command(
    OUTPUT ${output}
    COMMAND scale_pack ${product} ${CMAKE_SOURCE_DIR} ${list} ${output}
    DEPENDS scale_pack ${list} ${inputs}
    COMMENT "Packing ${product}"
    VERBATIM)
  target_sources(scale_schema PRIVATE ${output})
endfunction()

scale_pack_product(catalogue stdlib/catalogue/*.txt)
scale_pack_product(stdlib stdlib/*.scale)
scale_pack_product(curated stdlib/aws/*.yaml)
