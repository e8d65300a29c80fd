#include "pack/catalogue_blob.h"

#include <zdict.h>
#include <zstd.h>

#include <cstdint>
#include <memory>

#include "pack/files.h"
#include "schema/blob.h"

namespace scale::pack {
namespace {

// A frame has to be decompressed whole to read one type of it; larger ones compress better. At 24 KiB a type
// costs about 20 µs to reach.
constexpr std::size_t frame_size = std::size_t{24} << 10;
constexpr std::size_t dictionary_size = std::size_t{32} << 10;
constexpr int level = 19;

void put_u32(std::string& out, std::size_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift);
}

std::string train(const std::vector<std::string>& records) {
  std::string samples;
  std::vector<std::size_t> sizes;
  for (const std::string& record : records) {
    samples += record;
    sizes.push_back(record.size());
  }
  std::string dictionary(dictionary_size, '\0');
  const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  // A catalogue too small to learn from does without.
  dictionary.resize(ZDICT_isError(size) ? 0 : size);
  return dictionary;
}

class Compressor {
 public:
  explicit Compressor(const std::string& dictionary) {
    check(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, level));
    check(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_dictIDFlag, 0));
    check(ZSTD_CCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size()));
  }

  std::string compress(const std::string& text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(check(ZSTD_compress2(context_.get(), out.data(), out.size(), text.data(), text.size())));
    return out;
  }

 private:
  static std::size_t check(std::size_t result) {
    if (ZSTD_isError(result)) throw Error(ZSTD_getErrorName(result));
    return result;
  }
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };
  std::unique_ptr<ZSTD_CCtx, Free> context_{ZSTD_createCCtx()};
};

}  // namespace

std::string encode_catalogue(const std::vector<const schema::ResourceType*>& types) {
  std::vector<std::string> records;
  records.reserve(types.size());
  for (const auto* type : types) records.push_back(encode_type(*type));
  const std::string dictionary = train(records);
  Compressor compressor(dictionary);

  std::string places;
  std::string frame_ends;
  std::string frames;
  std::string frame;
  std::size_t frame_count = 0;
  const auto close_frame = [&] {
    frames += compressor.compress(frame);
    put_u32(frame_ends, frames.size());
    frame.clear();
    ++frame_count;
  };
  for (const std::string& record : records) {
    if (!frame.empty() && frame.size() + record.size() > frame_size) close_frame();
    put_u32(places, frame_count << schema::blob::frame_shift | frame.size());
    frame += record;
  }
  if (!frame.empty()) close_frame();

  std::string names;
  std::string name_ends;
  for (const auto* type : types) {
    names += type->name;
    put_u32(name_ends, names.size());
  }
  std::string out;
  for (const std::size_t count : {types.size(), frame_count, dictionary.size()}) put_u32(out, count);
  return out + name_ends + places + frame_ends + names + dictionary + frames;
}

}  // namespace scale::pack
