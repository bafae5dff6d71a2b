"""One small story in many scripts, each with what its language asks of the end of a line; written for these tests."""

STORY: dict[str, str] = {
    "en": (
        "On 3 November J. K. Whitfield walked 12 km along the river—for the twenty-first time, she said—to "
        "count what was left of the bridge; her understatement (“it could be worse”) cost the council $4 "
        "million."
    ),
    "de": (
        "Am 3. November ging Dr. Brandt 12 km am Fluss entlang, um zu zählen, was von der "
        "Donaudampfschifffahrtsbrücke geblieben war; ihre Verwaltungsverantwortung endete, sagte sie, »am "
        "anderen Ufer«."
    ),
    "fr": (
        "Le 3 novembre, Mme. Leroy longea le fleuve pendant 12 km pour compter ce qui restait du pont : « "
        "Rien ! » dit l’administration, qui n’avait aucune responsabilité ; on paya 20 € de plus."
    ),
    "ru": (
        "3 ноября А. П. Веселова прошла 12 км вдоль реки, чтобы сосчитать, что осталось от моста; "
        "правительство ответило: «Ответственность — дело прошлого»."
    ),
    "el": (
        "Στις 3 Νοεμβρίου η κυρία Παπαδάκη περπάτησε 12 km δίπλα στο ποτάμι για να μετρήσει τι απέμεινε από "
        "τη γέφυρα· η υπευθυνότητα, είπε, «ανήκει σε όλους»."
    ),
    "ar": (
        "في الثالث من نوفمبر سارت السيدة على ضفة النهر اثني عشر كيلومترًا لتحصي ما بقي من الجسر، وقالت: «كان "
        "يمكن أن يكون الأمر أسوأ»."
    ),
    "he": "בשלושה בנובמבר הלכה הגברת לאורך הנהר כדי לספור מה נשאר מן הגשר, ואמרה: „היה יכול להיות גרוע יותר”.",
    "hi": (
        "तीन नवंबर को श्रीमती शर्मा नदी के किनारे बारह किलोमीटर चलीं ताकि गिन सकें कि पुल का क्या बचा है; "
        "उन्होंने कहा, “यह और भी बुरा हो सकता था।”"
    ),
    "th": ("วันที่สามพฤศจิกายน คุณนายเดินเลียบแม่น้ำสิบสองกิโลเมตรเพื่อนับว่าสะพานเหลืออะไรบ้าง แล้วพูดว่า “อาจแย่กว่านี้ก็ได้”"),
    "ja": (
        "十一月三日、ホイットフィールドさんは川にそって12kmを歩き、「橋はどれだけ残っているのか」と数えた。役"
        "場は「もっと悪くなっていたかもしれない」と言っただけだった。"
    ),
    "zh": (
        "十一月三日，她沿着河走了12公里，数一数桥还剩下多少。“本来会更糟的，”她说，“但是市政府（还有报纸）都没有来。”"
    ),
    "ko": (
        "11월 3일, 그녀는 다리가 얼마나 남았는지 세어 보려고 강을 따라 12km를 걸었다. “더 나쁠 수도 "
        "있었지요.”라고 말했다."
    ),
}
