# What is compiled into the program from stdlib/.
file(GLOB pack_sources CONFIGURE_DEPENDS compiler/pack/*.cpp)
add_executable(scale_pack_curated ${pack_sources})
target_include_directories(scale_pack_curated PRIVATE compiler)
target_link_libraries(scale_pack_curated PRIVATE scale_support scale_options fmt::fmt ${SCALE_YAML})
file(GLOB_RECURSE curated_files CONFIGURE_DEPENDS stdlib/aws/*.yaml)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/generated/curated.cpp
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/generated
  COMMAND scale_pack_curated ${CMAKE_SOURCE_DIR}/stdlib/aws ${CMAKE_BINARY_DIR}/generated/curated.cpp
  DEPENDS scale_pack_curated ${curated_files} VERBATIM)
target_sources(scale_schema PRIVATE ${CMAKE_BINARY_DIR}/generated/curated.cpp)
