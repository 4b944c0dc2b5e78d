-- Made by tools/questions_sql.py from sharing.rq; change that.
-- @of 7f3fa0bbd628411e
-- @columns controllerName:id processTitle:id purpose:id basis:id recipientName:id recipient:id controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasPurpose
-- @property https://w3id.org/dpv#hasRecipient
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."controllerName" AS "controllerName", f."processTitle" AS "processTitle", f."purpose" AS "purpose", f."basis" AS "basis", f."recipientName" AS "recipientName", f."recipient" AS "recipient", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."controllerName", s."processTitle", s."purpose", s."basis", s."recipientName", s."recipient", s."controller", s."process"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."recipient" AS "recipient", l."recipientName" AS "recipientName", l."purposeAsked" AS "purposeAsked", l."basis" AS "basis", l."processTitle" AS "processTitle", l."controller" AS "controller", l."controllerName" AS "controllerName", r."purpose" AS "purpose", r."narrower" AS "narrower"
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."recipient" AS "recipient", l."recipientName" AS "recipientName", l."purposeAsked" AS "purposeAsked", l."basis" AS "basis", l."processTitle" AS "processTitle", r."controller" AS "controller", r."controllerName" AS "controllerName"
        FROM (
          SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."recipient" AS "recipient", l."recipientName" AS "recipientName", l."purposeAsked" AS "purposeAsked", l."basis" AS "basis", r."processTitle" AS "processTitle"
          FROM (
            SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."recipient" AS "recipient", l."recipientName" AS "recipientName", l."purposeAsked" AS "purposeAsked", r."basis" AS "basis"
            FROM (
              SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."recipient" AS "recipient", j2."recipientName" AS "recipientName", j4."purposeAsked" AS "purposeAsked"
              FROM (
                SELECT q0.s AS "work", q0.o AS "notice"
                FROM "{{holds}}" q0
                WHERE q0.g = iri('{{base}}catalog')
              ) j0
              JOIN (
                SELECT q1.g AS "notice", q1.s AS "process", q1.o AS "recipient"
                FROM "dpv:hasRecipient" q1
              ) j1
              ON j0."notice" = j1."notice"
              JOIN (
                SELECT q2.g AS "notice", q2.s AS "recipient", q2.o AS "recipientName"
                FROM "dpv:hasName" q2
              ) j2
              ON j0."notice" = j2."notice" AND j1."recipient" = j2."recipient"
              JOIN (
                SELECT v AS "recipient"
                FROM (VALUES {{recipient}}) given(v)
              ) j3
              ON (j3."recipient" IS NULL OR j1."recipient" = j3."recipient")
              JOIN (
                SELECT v AS "purposeAsked"
                FROM (VALUES {{purpose}}) given(v)
              ) j4
              ON TRUE
            ) l
            LEFT JOIN (
              SELECT q3.g AS "notice", q3.s AS "process", q3.o AS "basis"
              FROM "dpv:hasLegalBasis" q3
            ) r
            ON l."notice" = r."notice" AND l."process" = r."process"
          ) l
          LEFT JOIN (
            SELECT f.*
            FROM (
              SELECT q4.g AS "notice", q4.s AS "process", q4.o AS "processTitle"
              FROM "dct:title" q4
            ) f
            WHERE f."process" <> f."notice"
          ) r
          ON l."notice" = r."notice" AND l."process" = r."process"
        ) l
        LEFT JOIN (
          SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
          FROM (
            SELECT q5.g AS "notice", q5.o AS "controller"
            FROM "dpv:hasDataController" q5
            WHERE q5.g = q5.s
          ) j0
          JOIN (
            SELECT q6.g AS "notice", q6.s AS "controller", q6.o AS "controllerName"
            FROM "dpv:hasName" q6
          ) j1
          ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
        ) r
        ON l."notice" = r."notice"
      ) l
      LEFT JOIN (
        SELECT l."notice" AS "notice", l."process" AS "process", l."purpose" AS "purpose", r."narrower" AS "narrower"
        FROM (
          SELECT q7.g AS "notice", q7.s AS "process", q7.o AS "purpose"
          FROM "dpv:hasPurpose" q7
        ) l
        LEFT JOIN (
          SELECT DISTINCT *
          FROM (
            SELECT s."purpose", s."narrower"
            FROM (
              SELECT f.*, TRUE AS "narrower"
              FROM (
                SELECT j0."purpose" AS "purpose", j0."purposeAsked" AS "purposeAsked"
                FROM (
                  SELECT s AS "purpose", o AS "purposeAsked"
                  FROM path0
                ) j0
                JOIN (
                  SELECT v AS "purposeAsked"
                  FROM (VALUES {{purpose}}) given(v)
                ) j1
                ON (j1."purposeAsked" IS NULL OR j0."purposeAsked" = j1."purposeAsked")
              ) f
            ) s
          ) d
        ) r
        ON l."purpose" = r."purpose"
      ) r
      ON l."notice" = r."notice" AND l."process" = r."process"
    ) f
    WHERE ((NOT (f."purposeAsked" IS NOT NULL)) OR (f."purpose" = f."purposeAsked") OR (f."narrower" IS NOT NULL))
  ) s
) f
