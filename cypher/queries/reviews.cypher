// Title: Reviews
// Answers: Which decisions did analysts make, the latest first?
// Parameters:
//   kind: string = "" -- assertion or edge; "" for both
//   verdict: string = "" -- confirm, reject or correct; "" for all
//   state: string = "" -- in force, superseded, withdrawn or unmatched; "" for all
//   by: string = "" -- who decided; "" for all
//   article: string = "" -- id of the article whose assertions they are about; "" for all
//   subject: string = "" -- id of the assertion or edge, as it was or as it is now; "" for all
//   after_at: string = "~" -- only reviews before this moment, or of it and after this id
//   after_id: string = "" -- see after_at
//   limit: integer = 50 -- the most rows
// Columns:
//   id -- the review
//   at -- when it was decided
//   record -- the review as JSON
//   state -- in force, superseded, withdrawn or unmatched
//   applies_to -- id of the assertion or edge that it is about now, or null
// Key: -at, id
MATCH (r:Review)
WHERE (r.at < $after_at OR (r.at = $after_at AND r.id > $after_id))
  AND ($kind = '' OR r.kind = $kind) AND ($verdict = '' OR r.verdict = $verdict)
  AND ($state = '' OR r.state = $state) AND ($by = '' OR r.reviewer = $by)
  AND ($article = '' OR r.article = $article)
  AND ($subject = '' OR r.subject = $subject OR r.applies_to = $subject)
RETURN r.id AS id, r.at AS at, r.record AS record, r.state AS state, r.applies_to AS applies_to
ORDER BY at DESC, id
LIMIT $limit
