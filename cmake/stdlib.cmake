# What is compiled into the program from stdlib/. scale_pack (compiler/pack) turns each product's files into one C++
# source of the schema layer.
file(GLOB sources CONFIGURE_DEPENDS compiler/pack/*.cpp)
add_executable(scale_pack ${sources})
target_include_directories(scale_pack PRIVATE compiler)
target_link_libraries(scale_pack PRIVATE scale_support scale_options fmt::fmt ${SCALE_ZSTD} ${SCALE_YAML})

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
