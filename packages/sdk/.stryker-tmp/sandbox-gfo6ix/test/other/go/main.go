// Opens sealed objects with filippo.io/age and payloads with tink-go: two implementations that share no code with ours.
// Reads tasks as JSON from standard input and answers with one verdict for each.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"

	"filippo.io/age"
	"github.com/tink-crypto/tink-go/v2/streamingaead/subtle"
)

type task struct {
	Identity       string `json:"identity"`
	Key            []byte `json:"key"`
	AssociatedData []byte `json:"associatedData"`
	SegmentSize    int    `json:"segmentSize"`
	Bytes          []byte `json:"bytes"`
}

type verdict struct {
	Opens  bool   `json:"opens"`
	Sha256 string `json:"sha256"`
}

func open(t task) ([]byte, error) {
	if t.Identity != "" {
		identity, err := age.ParseHybridIdentity(t.Identity)
		if err != nil {
			return nil, err
		}
		reader, err := age.Decrypt(bytes.NewReader(t.Bytes), identity)
		if err != nil {
			return nil, err
		}
		return io.ReadAll(reader)
	}
	cipher, err := subtle.NewAESGCMHKDF(t.Key, "SHA256", 32, t.SegmentSize, 0)
	if err != nil {
		return nil, err
	}
	reader, err := cipher.NewDecryptingReader(bytes.NewReader(t.Bytes), t.AssociatedData)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(reader)
}

func main() {
	var tasks []task
	if err := json.NewDecoder(os.Stdin).Decode(&tasks); err != nil {
		panic(err)
	}
	verdicts := make([]verdict, len(tasks))
	for i, t := range tasks {
		if plain, err := open(t); err == nil {
			digest := sha256.Sum256(plain)
			verdicts[i] = verdict{true, hex.EncodeToString(digest[:])}
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(verdicts); err != nil {
		panic(err)
	}
}
