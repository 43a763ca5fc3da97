// Title: Claim
// Answers: What is this claim?
// Parameters:
//   id: string -- the claim
// Columns:
//   id -- the claim
//   text -- its words, as a proposition without a speaker
//   wording -- the clearest words for it in any article
MATCH (c:Claim {id: $id})
RETURN c.id AS id, c.text AS text, c.wording AS wording
