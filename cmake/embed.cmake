# Compiles text files into a target.
#
#   scale_embed(TARGET HEADER FUNCTION FOLDER PATTERN)
#
# adds a source to TARGET that defines FUNCTION (declared in HEADER, with its namespace), which returns the files of
# FOLDER that match PATTERN as std::span<const scale::EmbeddedFile>, sorted by name.
# Run as a script (cmake -P) it writes that source.
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(SCALE_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
  function(scale_embed target header function folder pattern)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${folder}/${pattern})
    string(MAKE_C_IDENTIFIER ${function} id)
    set(output ${CMAKE_BINARY_DIR}/embedded/${id}.cpp)
    list(JOIN files "\n" names)
    file(GENERATE OUTPUT ${output}.files CONTENT "${names}")
    add_custom_command(
      OUTPUT ${output}
      COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${header} -DFUNCTION=${function} -DFOLDER=${folder} -P ${SCALE_EMBED_SCRIPT}
      DEPENDS ${files} ${output}.files ${SCALE_EMBED_SCRIPT}
      VERBATIM)
    target_sources(${target} PRIVATE ${output})
  endfunction()
  return()
endif()

file(STRINGS ${OUTPUT}.files files)
list(SORT files)
list(LENGTH files count)
set(rows "")
foreach(file IN LISTS files)
  file(RELATIVE_PATH name ${FOLDER} ${file})
  file(READ ${file} text)
  string(APPEND rows "    {\"${name}\", R\"scale_text(${text})scale_text\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"${HEADER}\"

#include <array>

std::span<const scale::EmbeddedFile> ${FUNCTION}() {
  static constexpr std::array<scale::EmbeddedFile, ${count}> files{{
${rows}  }};
  return files;
}
")
