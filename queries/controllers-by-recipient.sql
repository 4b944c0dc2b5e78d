-- Made by tools/questions_sql.py from controllers-by-recipient.rq; change that.
-- @of f9f522ba46654740
-- @columns recipientName:id identifiedBy:id controllerName:id processTitle:id recipient:id controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasRecipient
-- @property https://w3id.org/noticegraph#identifiedBy
SELECT f."recipientName" AS "recipientName", f."identifiedBy" AS "identifiedBy", f."controllerName" AS "controllerName", f."processTitle" AS "processTitle", f."recipient" AS "recipient", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."recipientName", s."identifiedBy", s."controllerName", s."processTitle", s."recipient", s."controller", s."process"
  FROM (
    SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."recipient" AS "recipient", l."recipientName" AS "recipientName", l."identifiedBy" AS "identifiedBy", l."controller" AS "controller", l."controllerName" AS "controllerName", r."processTitle" AS "processTitle"
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."recipient" AS "recipient", l."recipientName" AS "recipientName", l."identifiedBy" AS "identifiedBy", r."controller" AS "controller", r."controllerName" AS "controllerName"
      FROM (
        SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."recipient" AS "recipient", j2."recipientName" AS "recipientName", j3."identifiedBy" AS "identifiedBy"
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
          SELECT q3.g AS "notice", q3.s AS "recipient", q3.o AS "identifiedBy"
          FROM "ng:identifiedBy" q3
        ) j3
        ON j0."notice" = j3."notice" AND j1."recipient" = j3."recipient"
        JOIN (
          SELECT v AS "recipient"
          FROM (VALUES {{recipient}}) given(v)
        ) j4
        ON (j4."recipient" IS NULL OR j1."recipient" = j4."recipient")
      ) l
      LEFT JOIN (
        SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
        FROM (
          SELECT q4.g AS "notice", q4.o AS "controller"
          FROM "dpv:hasDataController" q4
          WHERE q4.g = q4.s
        ) j0
        JOIN (
          SELECT q5.g AS "notice", q5.s AS "controller", q5.o AS "controllerName"
          FROM "dpv:hasName" q5
        ) j1
        ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
      ) r
      ON l."notice" = r."notice"
    ) l
    LEFT JOIN (
      SELECT f.*
      FROM (
        SELECT q6.g AS "notice", q6.s AS "process", q6.o AS "processTitle"
        FROM "dct:title" q6
      ) f
      WHERE f."process" <> f."notice"
    ) r
    ON l."notice" = r."notice" AND l."process" = r."process"
  ) s
) f
